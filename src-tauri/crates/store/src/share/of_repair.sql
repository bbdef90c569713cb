SELECT id, repair, person, percent
FROM share WHERE repair = :repair ORDER BY seq
