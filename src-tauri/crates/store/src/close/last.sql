SELECT id, number, scope, person, day, upto, opening, counted, expected, stays, pieces, totals, prepaid, receivable,
  reason, head_row, head_hash, at, by
FROM close WHERE seq = (SELECT max(seq) FROM close)
