SELECT coalesce(sum(r.quantity), 0) AS n
FROM receipt_line r JOIN receipt t ON t.id = r.receipt
WHERE r.purchase_line = :line AND t.reversed = 0
