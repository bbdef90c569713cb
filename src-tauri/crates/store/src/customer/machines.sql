SELECT d.id, d.kind, d.brand, d.model, d.imei, d.serial, count(*) AS orders, max(r.opened_at) AS last_at
FROM repair r JOIN device d ON d.id = r.device
WHERE r.customer = :customer
GROUP BY d.id ORDER BY max(r.seq) DESC LIMIT 100
