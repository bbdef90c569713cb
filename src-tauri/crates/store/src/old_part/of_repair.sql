SELECT id, line, repair, part, quantity, serial, owner, state, due_on, verdict, place, why, technician
FROM old_part INDEXED BY old_part_by_repair WHERE repair = :repair ORDER BY seq
