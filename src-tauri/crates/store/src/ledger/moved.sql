SELECT coalesce(sum(CASE :account WHEN debit THEN amount WHEN credit THEN -amount END), 0) AS n
FROM posting WHERE day BETWEEN :from AND :to
