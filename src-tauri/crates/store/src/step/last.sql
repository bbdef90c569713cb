SELECT id, repair, came_from, went_to, hold, reason, overridden, undone, at, day, by
FROM step WHERE repair = :repair AND undone = 0 ORDER BY seq DESC LIMIT 1
