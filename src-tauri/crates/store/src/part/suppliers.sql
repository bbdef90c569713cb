SELECT id, part, supplier, number, price, lead_days, least, preferred, active FROM part_supplier
WHERE part = :part ORDER BY seq
