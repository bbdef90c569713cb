SELECT id, repair, quote_line, part, quantity, state, place, piece, waits_from, old_serial, why, by, at FROM repair_part
WHERE repair = :repair ORDER BY seq
