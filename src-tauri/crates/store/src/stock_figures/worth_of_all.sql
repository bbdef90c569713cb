SELECT coalesce(sum(k.value), 0) AS n
FROM place x
CROSS JOIN stock k INDEXED BY stock_by_place
WHERE k.place = x.id AND k.on_hand > 0
