SELECT p.id AS part, p.number, p.name, count(*) AS asked, sum(a.waited) AS waited
FROM (
  SELECT m.part, m.line, EXISTS (SELECT 1 FROM line_wait w WHERE w.line = m.line) AS waited
  FROM movement m INDEXED BY movement_by_day
  WHERE m.day BETWEEN :from AND :to AND m.kind = 'issue' AND m.line IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM movement back WHERE back.reverses = m.id)
  UNION
  SELECT r.part, r.id, 1
  FROM repair_part r INDEXED BY repair_part_waiting
  WHERE r.waits_from BETWEEN :begin AND :end
) AS a
CROSS JOIN part p ON p.id = a.part
GROUP BY p.id
ORDER BY waited DESC, asked DESC, p.number
