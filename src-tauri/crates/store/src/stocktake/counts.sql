SELECT c.*
FROM stocktake_line l
CROSS JOIN stocktake_count c ON c.line = l.id
WHERE l.stocktake = :stocktake
