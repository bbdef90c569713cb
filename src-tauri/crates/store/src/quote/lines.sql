SELECT id, quote, place, kind, name, quantity, unit, payer, grade, days, level, price, rule, listed, changed, dropped
FROM quote_line WHERE quote = :quote ORDER BY place, seq
