SELECT d.repair, r.number, (
    SELECT coalesce(sum(CASE WHEN b.debit = 'receivable' THEN b.amount ELSE -b.amount END), 0) FROM posting b
    WHERE b.repair = d.repair AND 'receivable' IN (b.debit, b.credit)
  ) AS owed
FROM repair r CROSS JOIN open_debt d ON d.repair = r.id
WHERE r.customer = :customer ORDER BY r.seq
