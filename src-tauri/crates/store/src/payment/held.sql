SELECT coalesce(sum(CASE kind WHEN 'prepaid' THEN amount WHEN 'prepaid_back' THEN -amount END), 0) AS n
FROM payment WHERE repair = :repair
