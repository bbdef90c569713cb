SELECT r.seq, r.id, r.number, r.stage, c.name AS customer_name, c.phone, d.brand, d.model, d.imei,
  substr(r.symptom, 1, 200) AS symptom, r.opened_at, p.name AS opened_by_name,
  (SELECT j.at FROM journal j WHERE j.noun = 'repair' AND j.noun_id = r.id ORDER BY j.row DESC LIMIT 1)
    AS touched_at
FROM repair r
JOIN customer c ON c.id = r.customer
JOIN device d ON d.id = r.device
JOIN person p ON p.id = r.opened_by
