-- Every print is noted before it goes out; one that surely came to nothing is noted once more.
SELECT coalesce(sum(CASE WHEN json_extract(j.body, '$.after.nothing_came') IS NULL THEN 1 ELSE -1 END), 0) AS n
FROM journal j
WHERE j.noun = :noun AND j.noun_id = :id AND j.command IN ('paper.print', 'paper.print_many', 'paper.taken', 'paper.print_here', 'paper.fail_here')
  AND json_extract(j.body, '$.after.paper') = :paper
  AND json_extract(j.body, '$.after.broke_off') IS NULL
  AND (:what IS NULL OR json_extract(j.body, '$.after.what') = :what)
