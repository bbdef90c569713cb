SELECT id, number, supplier, state, note, expected, carrier, waybill, ordered_at, ordered_by, made_at, made_by
FROM purchase INDEXED BY purchase_by_supplier
WHERE supplier = :supplier AND state = 'draft' ORDER BY seq DESC LIMIT 1
