SELECT id, repair, person, began_at, ended_at, ending
FROM work WHERE repair = :repair ORDER BY seq
