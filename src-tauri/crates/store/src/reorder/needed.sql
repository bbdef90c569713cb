SELECT part, sum(pieces) AS pieces, sum(pieces * pieces) AS squares FROM (
  SELECT m.part, m.day, sum(m.quantity) AS pieces
  FROM movement m INDEXED BY movement_by_day
  WHERE m.day > :after AND m.day <= :today AND m.kind IN ('use', 'broken')
    AND NOT EXISTS (SELECT 1 FROM movement back WHERE back.reverses = m.id)
  GROUP BY m.part, m.day
) GROUP BY part
