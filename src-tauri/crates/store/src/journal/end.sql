SELECT row, hash FROM journal WHERE row = (SELECT max(row) FROM journal)
