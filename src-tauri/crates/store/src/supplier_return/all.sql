SELECT seq AS row_place, id, number, supplier, reason, state, deadline, carrier, waybill, credit, why, at, by
FROM supplier_return WHERE seq < :before ORDER BY seq DESC LIMIT :most
