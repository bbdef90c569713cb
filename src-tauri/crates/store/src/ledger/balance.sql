SELECT (SELECT coalesce(sum(amount), 0) FROM posting WHERE debit = :account)
  - (SELECT coalesce(sum(amount), 0) FROM posting WHERE credit = :account) AS n
