SELECT l.id, l.repair, l.quote_line, l.part, l.quantity, l.state, l.place, l.piece, l.waits_from, l.old_serial, l.why, l.by, l.at
FROM repair_part AS l INDEXED BY repair_part_reserved
JOIN repair AS r ON r.id = l.repair
WHERE l.part = :part AND l.place = :place AND l.state = 'reserved'
ORDER BY coalesce(r.due_at, '9') DESC, l.seq DESC
