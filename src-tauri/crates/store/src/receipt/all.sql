SELECT seq AS row_place, id, number, supplier, purchase, note, day, reversed, why, at, by
FROM receipt WHERE seq < :before ORDER BY seq DESC LIMIT :most
