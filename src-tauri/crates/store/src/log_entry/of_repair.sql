SELECT id, repair, kind, action, text, at, by, withdrawn FROM log_entry
WHERE repair = :repair ORDER BY seq
