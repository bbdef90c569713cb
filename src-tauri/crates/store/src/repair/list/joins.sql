CROSS JOIN customer c ON c.id = r.customer
CROSS JOIN device d ON d.id = r.device
CROSS JOIN person p ON p.id = r.opened_by
CROSS JOIN journal j ON j.row = (
  SELECT l.row FROM journal l
  WHERE l.noun = 'repair' AND l.noun_id = r.id AND json_extract(l.body, '$.note') IS NULL ORDER BY l.row DESC LIMIT 1)
LEFT JOIN person t ON t.id = j.person
