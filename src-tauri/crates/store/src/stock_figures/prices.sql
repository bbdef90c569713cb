-- What receipts of a span of days paid otherwise than the receipt before.
SELECT p.id AS part, p.number, p.name, s.name AS supplier_name, t.number AS receipt, t.day, l.price AS now,
  (SELECT b.price FROM receipt_line b INDEXED BY receipt_line_by_part CROSS JOIN receipt r ON r.id = b.receipt
    WHERE b.part = l.part AND b.seq < l.seq AND r.reversed = 0 ORDER BY b.seq DESC LIMIT 1) AS before
FROM receipt t INDEXED BY receipt_by_day
CROSS JOIN receipt_line l ON l.receipt = t.id
CROSS JOIN part p ON p.id = l.part
CROSS JOIN supplier s ON s.id = t.supplier
WHERE t.day BETWEEN :from AND :to AND t.reversed = 0 AND before IS NOT NULL AND before <> l.price
ORDER BY t.day DESC, l.seq DESC
LIMIT :most
