INSERT INTO counter (period, last) VALUES (:period, :from + :gap)
ON CONFLICT (period) DO UPDATE SET last = last + :gap
