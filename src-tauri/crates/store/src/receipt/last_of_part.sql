SELECT t.supplier, s.name AS supplier_name, s.return_days, t.day, l.price
FROM receipt_line l INDEXED BY receipt_line_by_part
JOIN receipt t ON t.id = l.receipt
JOIN supplier s ON s.id = t.supplier
WHERE l.part = :part AND t.reversed = 0
ORDER BY l.seq DESC LIMIT 1
