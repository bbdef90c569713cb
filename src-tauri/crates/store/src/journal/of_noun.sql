SELECT j.row, j.at, j.person, p.name AS person_name, j.command, j.noun, j.body
FROM journal j LEFT JOIN person p ON p.id = j.person
WHERE j.noun = :noun AND j.noun_id = :noun_id
ORDER BY j.row
