SELECT p.id, p.number, p.state, s.name AS supplier_name, p.expected, l.quantity,
  iif(l.carrier = '', p.carrier, l.carrier) AS carrier, iif(l.waybill = '', p.waybill, l.waybill) AS waybill
FROM purchase_line l
JOIN purchase p ON p.id = l.purchase
JOIN supplier s ON s.id = p.supplier
WHERE l.line = :line AND l.dropped = 0 AND p.state <> 'dropped'
ORDER BY l.seq
