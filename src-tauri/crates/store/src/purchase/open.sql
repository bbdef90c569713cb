SELECT seq AS row_place, id, number, supplier, state, note, expected, carrier, waybill, ordered_at, ordered_by, made_at, made_by
FROM purchase INDEXED BY purchase_open
WHERE state IN ('draft', 'ordered') AND seq < :before ORDER BY seq DESC LIMIT :most
