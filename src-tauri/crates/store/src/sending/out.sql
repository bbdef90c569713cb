SELECT id, repair, to_whom, name, waybill, why, due_on, sent_at, sent_by, back_at, back_by, back_waybill, result, cost
FROM sending INDEXED BY sending_out
WHERE back_at IS NULL ORDER BY due_on IS NULL, due_on, seq LIMIT 500
