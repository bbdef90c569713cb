SELECT DISTINCT by FROM log_entry
WHERE repair = :repair AND withdrawn = 0 AND kind IN ('work', 'part', 'software', 'cleaning')
