SELECT id, part, supplier, number, price, lead_days, least, preferred, active
FROM part_supplier WHERE supplier = :supplier AND active = 1 ORDER BY seq LIMIT 1000
