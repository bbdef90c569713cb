SELECT l.part, p.state, sum(max(0, l.quantity - (
    SELECT coalesce(sum(r.quantity), 0) FROM receipt_line r JOIN receipt t ON t.id = r.receipt
    WHERE r.purchase_line = l.id AND t.reversed = 0
  ))) AS pieces
FROM purchase p INDEXED BY purchase_open
JOIN purchase_line l ON l.purchase = p.id
WHERE p.state IN ('draft', 'ordered') AND l.dropped = 0
GROUP BY l.part, p.state
