SELECT id, line, repair, part, quantity, serial, owner, state, due_on, verdict, place, why, technician
FROM old_part INDEXED BY old_part_open
WHERE state IN ('expected', 'back') ORDER BY due_on IS NULL, due_on, seq LIMIT 500
