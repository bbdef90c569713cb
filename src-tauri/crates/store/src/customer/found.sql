SELECT c.id, c.name, c.phone, c.wechat, c.address, c.company, c.merged_into, coalesce(k.name, '') AS company_name,
  (SELECT count(*) FROM repair r WHERE r.customer = c.id) AS repairs,
  d.id AS last_device_id, trim(d.brand || ' ' || d.model) AS last_device
FROM customer c
LEFT JOIN company k ON k.id = c.company
LEFT JOIN device d ON d.id = (SELECT r.device FROM repair r WHERE r.customer = c.id ORDER BY r.seq DESC LIMIT 1)
WHERE c.id = :id
