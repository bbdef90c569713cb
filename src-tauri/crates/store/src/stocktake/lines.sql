SELECT l.id, l.stocktake, l.part, l.place, l.cause, l.why,
  p.number AS part_number, p.name AS part_name, p.spec, p.unit, p.serialised,
  x.kind AS place_kind, x.bin AS place_bin, who.name AS place_person
FROM stocktake_line l
CROSS JOIN part p ON p.id = l.part
CROSS JOIN place x ON x.id = l.place
LEFT JOIN person who ON who.id = x.person
WHERE l.stocktake = :stocktake
ORDER BY x.kind, coalesce(x.bin, ''), who.name, p.number
