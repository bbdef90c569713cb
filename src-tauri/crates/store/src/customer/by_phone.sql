SELECT c.id, c.name, c.phone,
  (SELECT count(*) FROM repair r WHERE r.customer = c.id) AS repairs,
  (SELECT trim(d.brand || ' ' || d.model) FROM repair r JOIN device d ON d.id = r.device
   WHERE r.customer = c.id ORDER BY r.seq DESC LIMIT 1) AS last_device
FROM customer c WHERE c.phone = :phone ORDER BY c.seq DESC LIMIT 20
