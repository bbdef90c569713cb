SELECT id, repair, came_from, went_to, hold, reason, overridden, undone, at, day, by
FROM step INDEXED BY step_overridden
WHERE overridden <> '[]' AND day BETWEEN :from AND :to ORDER BY seq DESC LIMIT 500
