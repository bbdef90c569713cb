INSERT INTO counter (period, last) VALUES (:period, :from)
ON CONFLICT (period) DO UPDATE SET last = max(last + 1, :from)
RETURNING last
