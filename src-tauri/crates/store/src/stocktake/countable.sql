SELECT x.id, x.kind, x.bin, who.name AS person_name,
  (SELECT count(*) FROM stock k INDEXED BY stock_by_place WHERE k.place = x.id AND k.on_hand > 0) AS parts
FROM place x
LEFT JOIN person who ON who.id = x.person
WHERE x.kind IN ('good', 'check', 'bad', 'doa', 'salvage', 'technician', 'customer_own')
ORDER BY x.kind, coalesce(x.bin, ''), who.name
