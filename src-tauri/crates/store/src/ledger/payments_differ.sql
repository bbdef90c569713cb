SELECT p.number FROM payment p WHERE NOT (
  SELECT count(*) = 1 AND max(b.amount = p.amount AND b.repair = p.repair AND b.by = p.by
    -- A refund either lets the customer off, or the amount is owed again.
    AND (b.debit = CASE p.kind WHEN 'prepaid_back' THEN 'prepaid' WHEN 'refund' THEN 'refunds' ELSE p.method END
      OR (p.kind = 'refund' AND b.debit = 'receivable'))
    AND b.credit = CASE p.kind WHEN 'prepaid' THEN 'prepaid' WHEN 'paid' THEN 'receivable' ELSE p.method END)
  FROM posting b WHERE b.doc = p.id)
ORDER BY p.seq
