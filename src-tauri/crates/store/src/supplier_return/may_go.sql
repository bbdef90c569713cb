SELECT s.part, s.place, l.kind, l.bin, s.on_hand - s.reserved AS pieces
FROM place l INDEXED BY place_is_one
CROSS JOIN stock s INDEXED BY stock_by_place ON s.place = l.id AND s.on_hand > 0
WHERE l.kind IN ('doa', 'bad', 'check', 'salvage') AND s.on_hand > s.reserved
ORDER BY s.part, s.place
