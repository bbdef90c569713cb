SELECT r.seq, r.id, r.number, r.stage, c.name AS customer_name, c.phone, d.kind, d.brand, d.model, d.imei,
  substr(r.symptom, 1, 200) AS symptom, r.code_words, r.channel, r.warranty, r.promised_at, r.due_at, r.opened_at,
  p.name AS opened_by_name, r.touched_at, t.name AS touched_by_name, r.priority, r.outcome, r.holder,
  h.name AS holder_name
