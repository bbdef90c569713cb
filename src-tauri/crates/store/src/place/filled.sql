SELECT l.id, l.kind, l.bin, l.person, l.active, coalesce(w.name, '') AS person_name,
  (SELECT count(*) FROM stock s WHERE s.place = l.id AND s.on_hand > 0) AS parts,
  (SELECT coalesce(sum(s.on_hand), 0) FROM stock s WHERE s.place = l.id AND s.on_hand > 0) AS pieces,
  (SELECT coalesce(sum(s.value), 0) FROM stock s WHERE s.place = l.id AND s.on_hand > 0) AS value
FROM place l LEFT JOIN person w ON w.id = l.person
ORDER BY l.kind, coalesce(l.bin, ''), l.seq
