SELECT t.supplier, s.name AS supplier_name, s.return_days, t.day, m.value AS price
FROM movement m INDEXED BY movement_of_piece
JOIN receipt t ON t.id = m.doc
JOIN supplier s ON s.id = t.supplier
WHERE m.piece = :piece AND m.kind = 'receive' AND t.reversed = 0
ORDER BY m.seq DESC LIMIT 1
