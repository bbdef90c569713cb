SELECT count(*) AS lines, coalesce(sum(l.quantity), 0) AS pieces, coalesce(sum(l.quantity * l.price), 0) AS amount,
  coalesce(sum((
    SELECT coalesce(sum(r.quantity), 0) FROM receipt_line r JOIN receipt t ON t.id = r.receipt
    WHERE r.purchase_line = l.id AND t.reversed = 0
  )), 0) AS received
FROM purchase_line l WHERE l.purchase = :purchase AND l.dropped = 0
