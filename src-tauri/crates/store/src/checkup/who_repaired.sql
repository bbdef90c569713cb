-- What was logged at the very moment of a test's end came after it.
SELECT DISTINCT by FROM log_entry
WHERE repair = :repair AND withdrawn = 0 AND at >= coalesce(
  (SELECT max(ended_at) FROM checkup WHERE repair = :repair AND purpose = 'test' AND verdict <> 'open'), '')
