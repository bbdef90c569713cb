WITH moved AS (
  SELECT part, target AS place, quantity, value FROM movement
  UNION ALL SELECT part, source, -quantity, -value FROM movement
), reckoned AS (
  SELECT m.part, m.place, sum(m.quantity) AS on_hand, sum(m.value) AS value
  FROM moved m JOIN place l ON l.id = m.place
  WHERE l.kind NOT IN ('supplier', 'installed', 'difference', 'customer')
  GROUP BY m.part, m.place
), kept AS (SELECT part, place, on_hand, value FROM stock),
differing AS (
  SELECT part FROM (SELECT * FROM reckoned EXCEPT SELECT * FROM kept)
  UNION SELECT part FROM (SELECT * FROM kept EXCEPT SELECT * FROM reckoned)
)
SELECT p.number FROM differing d JOIN part p ON p.id = d.part ORDER BY p.number
