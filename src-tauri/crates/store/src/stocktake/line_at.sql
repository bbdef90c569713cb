SELECT *
FROM stocktake_line
WHERE stocktake = :stocktake AND part = :part AND place = :place
