SELECT x.id AS place, x.kind, x.bin, coalesce(who.name, '') AS person_name, p.class,
  count(*) AS parts, sum(k.on_hand) AS pieces, sum(k.value) AS value
FROM place x
LEFT JOIN person who ON who.id = x.person
CROSS JOIN stock k INDEXED BY stock_by_place
CROSS JOIN part p
WHERE k.place = x.id AND k.on_hand > 0 AND p.id = k.part
GROUP BY x.id, p.class
ORDER BY x.kind, coalesce(x.bin, ''), person_name, p.class
