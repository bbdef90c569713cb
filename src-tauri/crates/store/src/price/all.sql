SELECT id, line, name, kind, brand, model, level, inspection, amount, grade, days, valid_from, valid_to, active
FROM price ORDER BY seq
