SELECT h.repair FROM repair r JOIN hand_over h ON h.repair = r.id
WHERE r.customer = :customer AND h.owed > 0 AND h.reopened = 0
ORDER BY r.seq
