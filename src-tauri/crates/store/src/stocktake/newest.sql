SELECT stocktake.*
FROM stocktake
WHERE seq < :before
ORDER BY seq DESC
LIMIT :most
