SELECT id, repair, came_from, went_to, hold, reason, overridden, undone, at, day, by
FROM step WHERE repair = :repair ORDER BY seq
