SELECT r.number FROM hand_over h JOIN repair r ON r.id = h.repair
WHERE h.seq = (SELECT max(l.seq) FROM hand_over l WHERE l.repair = h.repair)
  AND EXISTS (SELECT 1 FROM open_debt d WHERE d.repair = h.repair) <> (h.reopened = 0 AND (
    SELECT coalesce(sum(CASE WHEN b.debit = 'receivable' THEN b.amount ELSE -b.amount END), 0) FROM posting b
    WHERE b.repair = h.repair AND 'receivable' IN (b.debit, b.credit)) > 0)
ORDER BY h.seq
