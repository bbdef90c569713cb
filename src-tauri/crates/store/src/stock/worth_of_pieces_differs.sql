WITH pieces AS (
  SELECT i.part, w.place, count(*) AS on_hand, sum(w.value) AS value
  FROM piece_place w JOIN piece i ON i.id = w.piece JOIN place l ON l.id = w.place
  WHERE l.kind NOT IN ('supplier', 'installed', 'difference', 'customer')
  GROUP BY i.part, w.place
), kept AS (
  SELECT s.part, s.place, s.on_hand, s.value FROM stock s JOIN part p ON p.id = s.part
  WHERE p.serialised = 1 AND s.on_hand > 0
), differing AS (
  SELECT part FROM (SELECT * FROM pieces EXCEPT SELECT * FROM kept)
  UNION SELECT part FROM (SELECT * FROM kept EXCEPT SELECT * FROM pieces)
)
SELECT p.number FROM differing d JOIN part p ON p.id = d.part ORDER BY p.number
