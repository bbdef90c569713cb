SELECT p.id, p.serial FROM movement m JOIN piece p ON p.id = m.piece
WHERE m.doc = :receipt AND m.kind = 'receive' AND m.part = :part ORDER BY m.seq
