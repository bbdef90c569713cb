INSERT INTO terminal_seen (terminal, at) VALUES (:terminal, :at)
ON CONFLICT (terminal) DO UPDATE SET at = excluded.at
