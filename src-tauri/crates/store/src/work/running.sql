SELECT id, repair, person, began_at, ended_at, ending
FROM work WHERE person = :person AND ended_at IS NULL
