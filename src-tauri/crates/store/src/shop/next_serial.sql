INSERT INTO counter (day, last) VALUES (:day, 1)
ON CONFLICT (day) DO UPDATE SET last = last + 1
RETURNING last
