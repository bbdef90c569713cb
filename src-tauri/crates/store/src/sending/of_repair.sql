SELECT id, repair, to_whom, name, waybill, why, due_on, sent_at, sent_by, back_at, back_by, back_waybill, result, cost
FROM sending WHERE repair = :repair ORDER BY seq
