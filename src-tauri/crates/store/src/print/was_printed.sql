SELECT count(*) AS n FROM journal j
WHERE j.noun = :noun AND j.noun_id = :id AND j.command IN ('paper.print', 'paper.print_many', 'paper.taken')
  AND json_extract(j.body, '$.after.paper') = :paper
  AND (:what IS NULL OR json_extract(j.body, '$.after.what') = :what)
