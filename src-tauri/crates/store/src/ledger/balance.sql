SELECT (SELECT coalesce(sum(amount), 0) FROM posting WHERE debit = :account AND seq > :after)
  - (SELECT coalesce(sum(amount), 0) FROM posting WHERE credit = :account AND seq > :after) AS n
