SELECT coalesce(sum(amount), 0) AS n FROM payment WHERE settlement = :settlement AND kind = :kind
