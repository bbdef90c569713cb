SELECT row AS seen FROM journal
WHERE noun = :noun AND noun_id = :noun_id AND json_extract(body, '$.note') IS NULL
ORDER BY row DESC LIMIT 1
