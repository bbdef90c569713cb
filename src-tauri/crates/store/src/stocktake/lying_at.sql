SELECT k.part
FROM stock k INDEXED BY stock_by_place
CROSS JOIN part p ON p.id = k.part
WHERE k.place = :place AND k.on_hand > 0 AND (:class IS NULL OR p.class = :class)
ORDER BY p.number
