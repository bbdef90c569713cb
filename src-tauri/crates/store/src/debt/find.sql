SELECT d.seq AS place, d.repair, r.number, r.customer, c.name AS customer_name, c.phone,
  coalesce(k.name, '') AS company_name, h.day AS since, p.name AS released_by,
  (
    SELECT coalesce(sum(CASE WHEN b.debit = 'receivable' THEN b.amount ELSE -b.amount END), 0) FROM posting b
    WHERE b.repair = d.repair AND 'receivable' IN (b.debit, b.credit)
  ) AS owed,
  coalesce((
    SELECT s.reason FROM step s WHERE s.repair = d.repair AND instr(s.overridden, '"money_owed"') > 0
    ORDER BY s.seq DESC LIMIT 1
  ), '') AS reason
FROM open_debt d
CROSS JOIN repair r ON r.id = d.repair
JOIN customer c ON c.id = r.customer
LEFT JOIN company k ON k.id = c.company
JOIN hand_over h ON h.seq = (SELECT max(l.seq) FROM hand_over l WHERE l.repair = d.repair)
JOIN person p ON p.id = h.by
WHERE d.seq > :after AND (:days = 0 OR julianday(:today) - julianday(h.day) >= :days)
  AND (:name = '' OR instr(lower(c.name), lower(:name)) > 0 OR instr(lower(coalesce(k.name, '')), lower(:name)) > 0)
ORDER BY d.seq LIMIT :most
