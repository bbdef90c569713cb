SELECT id, part FROM piece INDEXED BY piece_by_serial WHERE serial = :serial LIMIT 10
