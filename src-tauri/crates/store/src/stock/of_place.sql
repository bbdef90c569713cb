SELECT p.id, p.number, p.name, p.spec, p.unit, p.serialised, s.on_hand, s.reserved, s.value
FROM stock s JOIN part p ON p.id = s.part
WHERE s.place = :place AND s.on_hand > 0 AND p.number > :after
  AND (:words = '' OR instr(lower(p.number || ' ' || p.name || ' ' || p.spec), lower(:words)) > 0)
ORDER BY p.number LIMIT :limit
