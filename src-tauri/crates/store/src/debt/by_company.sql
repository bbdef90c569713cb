WITH one AS MATERIALIZED (
  SELECT k.id AS company, coalesce(k.name, '') AS company_name, (
      SELECT coalesce(sum(CASE WHEN b.debit = 'receivable' THEN b.amount ELSE -b.amount END), 0) FROM posting b
      WHERE b.repair = d.repair AND 'receivable' IN (b.debit, b.credit)
    ) AS owed
  FROM open_debt d
  CROSS JOIN repair r ON r.id = d.repair
  JOIN customer c ON c.id = r.customer
  LEFT JOIN company k ON k.id = c.company
  JOIN hand_over h ON h.seq = (SELECT max(l.seq) FROM hand_over l WHERE l.repair = d.repair)
  WHERE (:days = 0 OR julianday(:today) - julianday(h.day) >= :days)
    AND (:name = '' OR instr(lower(c.name), lower(:name)) > 0 OR instr(lower(coalesce(k.name, '')), lower(:name)) > 0)
)
SELECT company_name, count(*) AS debts, sum(owed) AS owed FROM one GROUP BY company ORDER BY owed DESC, company_name
