-- Nothing promised comes after every promise.
SELECT l.id, l.repair, l.quote_line, l.part, l.quantity, l.state, l.place, l.piece, l.waits_from, l.old_serial, l.why, l.by, l.at
FROM repair_part AS l INDEXED BY repair_part_waiting
JOIN repair AS r ON r.id = l.repair
WHERE l.part = :part AND l.waits_from IS NOT NULL
ORDER BY coalesce(r.due_at, '9'), l.waits_from, l.seq
