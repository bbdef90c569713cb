SELECT origin, seq, hash FROM journal ORDER BY row DESC LIMIT 1
