INSERT INTO counter (period, last) VALUES (:period, 1)
ON CONFLICT (period) DO UPDATE SET last = last + 1
RETURNING last
