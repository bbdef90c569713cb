SELECT id, part, code, active FROM part_code WHERE part = :part ORDER BY seq
