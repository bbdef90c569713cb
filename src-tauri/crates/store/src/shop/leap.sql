INSERT INTO counter (day, last) VALUES (:day, :gap)
ON CONFLICT (day) DO UPDATE SET last = last + excluded.last
