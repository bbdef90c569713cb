SELECT id, line, repair, part, quantity, serial, owner, state, due_on, verdict, place, why, technician
FROM old_part INDEXED BY old_part_done
WHERE state IN ('with_customer', 'settled', 'lost') ORDER BY seq DESC LIMIT 100
