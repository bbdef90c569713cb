SELECT coalesce(sum(quantity), 0) AS n FROM repair_part INDEXED BY repair_part_by_place
WHERE place = :place AND part = :part AND state = 'issued'
