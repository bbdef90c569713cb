SELECT row, origin, seq, at, person, command, noun, noun_id, body, prev, hash
FROM journal WHERE row > :after ORDER BY row
