SELECT p.id, p.serial, w.place, w.value
FROM piece p JOIN piece_place w ON w.piece = p.id
WHERE p.part = :part AND w.place = :place
ORDER BY p.serial
