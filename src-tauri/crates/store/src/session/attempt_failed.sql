INSERT INTO attempt (badge, failures, last_at) VALUES (:badge, 1, :at)
ON CONFLICT (badge) DO UPDATE SET
  seq = (SELECT max(seq) FROM attempt) + 1, failures = failures + 1, last_at = excluded.last_at
