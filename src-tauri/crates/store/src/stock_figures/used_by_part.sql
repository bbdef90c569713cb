WITH used(part, value) AS (
  SELECT m.part, sum(CASE m.kind WHEN 'use' THEN m.value ELSE -m.value END)
  FROM movement m INDEXED BY movement_by_day
  LEFT JOIN movement back ON back.id = m.reverses
  WHERE m.day > :after AND (m.kind = 'use' OR back.kind = 'use')
  GROUP BY m.part
), there(part) AS (
  SELECT k.part FROM place x CROSS JOIN stock k INDEXED BY stock_by_place
  WHERE k.place = x.id AND k.on_hand > 0
)
SELECT p.id AS part, p.number, p.name, p.class, max(0, coalesce(used.value, 0)) AS used
FROM (SELECT part FROM used UNION SELECT part FROM there) AS a
CROSS JOIN part p ON p.id = a.part
LEFT JOIN used ON used.part = p.id
WHERE p.active = 1
ORDER BY used DESC, p.number
