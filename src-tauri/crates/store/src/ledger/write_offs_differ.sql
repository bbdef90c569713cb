SELECT r.number FROM write_off written CROSS JOIN repair r ON r.id = written.repair WHERE NOT (
  SELECT count(*) = 1 AND max(b.amount = written.amount AND b.repair = written.repair AND b.by = written.by
    AND (b.debit, b.credit) = (
      CASE written.kind WHEN 'off' THEN 'bad_debt' ELSE 'receivable' END,
      CASE written.kind WHEN 'off' THEN 'receivable' ELSE 'bad_debt' END))
  FROM posting b WHERE b.doc = written.id)
ORDER BY written.seq
