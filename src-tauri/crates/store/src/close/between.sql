SELECT id, number, scope, person, day, upto, opening, counted, expected, stays, pieces, totals, prepaid, receivable,
  reason, head_row, head_hash, at, by
FROM close WHERE day BETWEEN :from AND :to AND (:person IS NULL OR person = :person)
ORDER BY day DESC, seq DESC
