SELECT id, repair, quote_line, part, quantity, state, place, piece, waits_from, old_serial, why, by, at
FROM repair_part INDEXED BY repair_part_by_piece
WHERE piece = :piece ORDER BY seq DESC
