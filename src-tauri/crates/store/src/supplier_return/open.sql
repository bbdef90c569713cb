SELECT id, number, supplier, reason, state, deadline, carrier, waybill, credit, why, at, by
FROM supplier_return INDEXED BY supplier_return_open
WHERE state IN ('draft', 'sent') ORDER BY deadline IS NULL, deadline, seq LIMIT :most
