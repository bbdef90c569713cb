WITH last AS (
  SELECT piece, max(seq) AS seq FROM movement WHERE piece IS NOT NULL GROUP BY piece
), reckoned AS (
  SELECT m.piece, m.target AS place, m.value FROM last t JOIN movement m ON m.seq = t.seq
), kept AS (SELECT piece, place, value FROM piece_place),
differing AS (
  SELECT piece FROM (SELECT * FROM reckoned EXCEPT SELECT * FROM kept)
  UNION SELECT piece FROM (SELECT * FROM kept EXCEPT SELECT * FROM reckoned)
)
SELECT DISTINCT p.number FROM differing d JOIN piece i ON i.id = d.piece JOIN part p ON p.id = i.part ORDER BY p.number
