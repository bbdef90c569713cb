WITH kept AS (
  SELECT number, seq, upto,
    lag(upto, 1, 0) OVER (ORDER BY seq) AS after,
    prepaid - lag(prepaid, 1, 0) OVER (ORDER BY seq) AS prepaid,
    receivable - lag(receivable, 1, 0) OVER (ORDER BY seq) AS receivable
  FROM close)
SELECT number FROM kept WHERE (prepaid, receivable) <> (
  SELECT
    coalesce(sum(CASE 'prepaid' WHEN b.debit THEN -b.amount WHEN b.credit THEN b.amount END), 0),
    coalesce(sum(CASE 'receivable' WHEN b.debit THEN b.amount WHEN b.credit THEN -b.amount END), 0)
  FROM posting b WHERE b.seq > kept.after AND b.seq <= kept.upto)
ORDER BY seq
