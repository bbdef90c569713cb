-- What lies where it could be used and was neither brought nor taken since a day.
SELECT p.id AS part, p.number, p.name, p.spec, p.unit, p.class, sum(k.on_hand) AS on_hand, sum(k.value) AS value,
  (SELECT m.day FROM movement m INDEXED BY movement_of_part
    WHERE m.part = p.id AND m.kind IN ('receive', 'opening', 'salvage', 'issue', 'use')
    ORDER BY m.seq DESC LIMIT 1) AS last_day
FROM place x
CROSS JOIN stock k INDEXED BY stock_by_place
CROSS JOIN part p
WHERE x.kind IN ('good', 'check', 'salvage', 'technician') AND k.place = x.id AND k.on_hand > 0 AND p.id = k.part
GROUP BY p.id
HAVING last_day IS NULL OR last_day <= :before
ORDER BY value DESC, p.number
LIMIT :most
