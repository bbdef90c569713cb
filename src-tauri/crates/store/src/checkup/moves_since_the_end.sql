-- A correction is an entry of the round, too; the end is the one that closed it.
SELECT count(*) AS n FROM step s JOIN journal j ON j.noun = 'step' AND j.noun_id = s.id
WHERE s.repair = :repair
  AND j.row > (
    SELECT min(row) FROM journal WHERE noun = 'checkup' AND noun_id = :checkup AND command = 'checkup.finish')
