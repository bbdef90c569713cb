SELECT id, part, alternate, active FROM part_alternate WHERE part = :part ORDER BY seq
