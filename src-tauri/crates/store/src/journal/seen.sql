SELECT max(row) AS seen FROM journal WHERE noun = :noun AND noun_id = :noun_id
