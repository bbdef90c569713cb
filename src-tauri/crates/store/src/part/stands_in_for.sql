SELECT part FROM part_alternate WHERE alternate = :part AND active = 1 ORDER BY seq LIMIT 100
