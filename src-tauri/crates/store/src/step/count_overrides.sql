SELECT count(*) AS n FROM step s INDEXED BY step_overridden
WHERE s.overridden <> '[]' AND s.day BETWEEN :from AND :to
  AND (:by IS NULL OR s.by = :by)
  AND (:gate IS NULL OR EXISTS (SELECT 1 FROM json_each(s.overridden) WHERE value = :gate))
