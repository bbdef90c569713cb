SELECT id, part, model, active FROM part_model WHERE part = :part ORDER BY seq
