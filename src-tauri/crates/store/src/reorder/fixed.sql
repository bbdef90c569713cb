SELECT id FROM part INDEXED BY part_kept_in_stock
WHERE active = 1 AND coalesce(safety, reorder_at, maximum) IS NOT NULL
