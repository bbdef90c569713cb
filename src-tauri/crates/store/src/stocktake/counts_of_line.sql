SELECT *
FROM stocktake_count
WHERE line = :line
ORDER BY round
