INSERT INTO hand_over_attempt (repair, failures, tried, last_at) VALUES (:repair, :failures, :tried, :at)
ON CONFLICT (repair) DO UPDATE
SET failures = excluded.failures, tried = excluded.tried, last_at = excluded.last_at
