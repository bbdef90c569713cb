SELECT coalesce(sum(amount), 0) AS n FROM payment WHERE repair = :repair AND kind = :kind
