SELECT s.seq, s.id, s.repair, s.came_from, s.went_to, s.hold, s.reason, s.overridden, s.undone, s.at, s.day, s.by,
  r.number, p.name AS by_name
FROM step s INDEXED BY step_overridden
CROSS JOIN repair r ON r.id = s.repair
CROSS JOIN person p ON p.id = s.by
WHERE s.overridden <> '[]' AND s.day BETWEEN :from AND :to
  AND (s.day, s.seq) < (:after_day, :after)
  AND (:by IS NULL OR s.by = :by)
  AND (:gate IS NULL OR EXISTS (SELECT 1 FROM json_each(s.overridden) WHERE value = :gate))
ORDER BY s.day DESC, s.seq DESC LIMIT :limit
