SELECT id, receipt, purchase_line, part, quantity, price, place FROM receipt_line WHERE receipt = :receipt ORDER BY seq
