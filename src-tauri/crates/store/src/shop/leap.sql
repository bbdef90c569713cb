INSERT INTO counter (period, last) VALUES (:period, :gap)
ON CONFLICT (period) DO UPDATE SET last = last + excluded.last
