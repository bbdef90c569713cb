SELECT coalesce(sum(
  CASE WHEN t.id = :place OR (:place IS NULL AND t.kind NOT IN ('supplier', 'installed', 'difference', 'customer'))
    THEN m.quantity ELSE 0 END -
  CASE WHEN s.id = :place OR (:place IS NULL AND s.kind NOT IN ('supplier', 'installed', 'difference', 'customer'))
    THEN m.quantity ELSE 0 END), 0) AS n
FROM movement m JOIN place s ON s.id = m.source JOIN place t ON t.id = m.target
WHERE m.part = :part AND m.seq < :before
