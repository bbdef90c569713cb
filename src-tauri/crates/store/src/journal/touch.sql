SELECT j.row, j.at, p.name AS person_name FROM journal j LEFT JOIN person p ON p.id = j.person
WHERE j.noun = :noun AND j.noun_id = :noun_id AND json_extract(j.body, '$.note') IS NULL
ORDER BY j.row DESC LIMIT 1
