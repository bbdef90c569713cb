SELECT coalesce(sum(CASE :account WHEN debit THEN amount WHEN credit THEN -amount END), 0) AS n
FROM posting WHERE repair = :repair AND seq <= (SELECT max(seq) FROM posting WHERE doc = :doc)
