SELECT id, supplier_return, part, piece, quantity, source, line FROM supplier_return_line
WHERE supplier_return = :supplier_return ORDER BY seq
