WITH billed AS (
  SELECT s.id, s.number, s.seq,
    CASE s.cancelled WHEN 1 THEN 0 ELSE coalesce((
      SELECT sum(l.unit * l.quantity) FROM quote_line l
      WHERE l.quote = s.quote AND l.dropped = 0 AND l.payer = a.payer), 0)
      - CASE a.payer WHEN 'customer' THEN s.rounding ELSE 0 END END AS told,
    coalesce((
      SELECT sum(CASE a.account WHEN b.debit THEN b.amount ELSE -b.amount END) FROM posting b
      WHERE b.doc = s.id AND a.account IN (b.debit, b.credit) AND 'prepaid' NOT IN (b.debit, b.credit)
        -- What was let off by refunds is owed again once the settlement is taken back.
        AND NOT (s.cancelled AND b.debit = 'receivable' AND b.credit = 'refunds')), 0) AS booked
  FROM settlement s CROSS JOIN (
    SELECT 'customer' AS payer, 'receivable' AS account UNION ALL SELECT 'maker', 'maker'
    UNION ALL SELECT 'extended', 'extended' UNION ALL SELECT 'shop', 'goodwill') a)
SELECT number FROM billed GROUP BY id HAVING max(told <> booked) ORDER BY seq
