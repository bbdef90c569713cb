WITH reckoned AS (
  SELECT part, place, sum(quantity) AS reserved FROM repair_part WHERE state = 'reserved' GROUP BY part, place
), kept AS (SELECT part, place, reserved FROM stock WHERE reserved > 0),
differing AS (
  SELECT part FROM (SELECT * FROM reckoned EXCEPT SELECT * FROM kept)
  UNION SELECT part FROM (SELECT * FROM kept EXCEPT SELECT * FROM reckoned)
)
SELECT p.number FROM differing d JOIN part p ON p.id = d.part ORDER BY p.number
