SELECT coalesce(sum(quantity), 0) AS pieces, coalesce(sum(quantity * price), 0) AS amount
FROM receipt_line WHERE receipt = :receipt
