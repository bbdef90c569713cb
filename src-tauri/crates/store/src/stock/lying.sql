SELECT l.id, l.kind, l.bin, l.person, l.active, s.on_hand, s.reserved, s.value
FROM stock s JOIN place l ON l.id = s.place
WHERE s.part = :part AND s.on_hand > 0
ORDER BY l.kind, coalesce(l.bin, ''), l.seq
