SELECT id, line, repair, part, quantity, serial, owner, state, due_on, verdict, place, why, technician
FROM old_part WHERE line = :line
