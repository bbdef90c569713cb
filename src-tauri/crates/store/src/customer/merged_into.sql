SELECT c.id, c.name, c.phone, c.wechat, c.address, c.company, c.merged_into, j.at AS merged_at, p.name AS merged_by
FROM customer c
JOIN journal j ON j.row = (
  SELECT e.row FROM journal e WHERE e.noun = 'customer' AND e.noun_id = c.id AND e.command = 'customer.merge'
  ORDER BY e.row LIMIT 1)
JOIN person p ON p.id = j.person
WHERE c.merged_into = :id ORDER BY j.row DESC
