SELECT id, stocktake, part, place, book, book_after, counted, serials, counted_by, counted_at, recounted, recounted_by,
  recounted_at, cause, why
FROM stocktake_line WHERE stocktake = :stocktake ORDER BY seq
