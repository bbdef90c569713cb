-- Another stocktake that has the same part at the same place and is not posted yet: both would post the difference.
SELECT s.number
FROM stocktake_line l INDEXED BY stocktake_line_by_part
CROSS JOIN stocktake s ON s.id = l.stocktake
WHERE l.part = :part AND l.place = :place AND s.id <> :stocktake AND s.state IN ('open', 'counted', 'approved')
LIMIT 1
