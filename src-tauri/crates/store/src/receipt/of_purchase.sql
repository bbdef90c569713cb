SELECT id, number, supplier, purchase, note, day, reversed, why, at, by
FROM receipt WHERE purchase = :purchase ORDER BY seq
