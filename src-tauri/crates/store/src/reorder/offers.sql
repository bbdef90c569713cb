SELECT o.supplier, s.name AS supplier_name, o.number, o.price, o.lead_days, o.least, o.preferred
FROM part_supplier o CROSS JOIN supplier s ON s.id = o.supplier
WHERE o.part = :part AND o.active = 1 AND s.active = 1
ORDER BY o.preferred DESC, o.price, s.seq
