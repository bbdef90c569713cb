INSERT INTO hand_over_attempt (repair, failures, last_at) VALUES (:repair, 1, :at)
ON CONFLICT (repair) DO UPDATE SET failures = failures + 1, last_at = excluded.last_at
