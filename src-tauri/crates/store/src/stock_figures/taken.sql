-- Who took what in a span of days: into their own store, what of it was used, and what went back or was spoilt.
SELECT who.id AS person, who.name AS person_name, p.id AS part, p.number, p.name, p.unit,
  sum(CASE WHEN t.kind = 'technician' THEN m.quantity ELSE 0 END) AS taken,
  sum(CASE WHEN s.kind = 'technician' AND t.kind = 'installed' THEN m.quantity
    WHEN t.kind = 'technician' AND s.kind = 'installed' THEN -m.quantity ELSE 0 END) AS used,
  sum(CASE WHEN s.kind = 'technician' AND t.kind IN ('good', 'check', 'transit') THEN m.quantity ELSE 0 END) AS returned,
  sum(CASE WHEN s.kind = 'technician' AND t.kind IN ('doa', 'bad', 'scrap', 'difference') THEN m.quantity ELSE 0 END)
    AS spoilt,
  sum(CASE WHEN t.kind = 'technician' THEN m.value ELSE 0 END) AS value,
  (SELECT coalesce(sum(k.on_hand), 0) FROM stock k JOIN place own ON own.id = k.place
    WHERE k.part = p.id AND own.person = who.id) AS held
FROM movement m INDEXED BY movement_by_day
CROSS JOIN place s ON s.id = m.source
CROSS JOIN place t ON t.id = m.target
CROSS JOIN person who ON who.id = coalesce(t.person, s.person)
CROSS JOIN part p ON p.id = m.part
WHERE m.day BETWEEN :from AND :to AND (:person IS NULL OR who.id = :person)
GROUP BY who.id, p.id
ORDER BY who.name, taken DESC, p.number
LIMIT :most
