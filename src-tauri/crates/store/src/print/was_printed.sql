SELECT count(*) AS n FROM journal j
WHERE j.noun = 'repair' AND j.noun_id = :repair AND j.command IN ('paper.print', 'paper.print_many', 'paper.taken')
  AND json_extract(j.body, '$.after.paper') = :paper
  AND (:what IS NULL OR json_extract(j.body, '$.after.what') = :what)
