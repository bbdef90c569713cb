SELECT coalesce(
  -- What the shop's term was when the notice was given: the next change of it tells.
  (
    SELECT j.body ->> '$.before.lawful_days' FROM journal j
    WHERE j.noun = 'shop'
      AND j.row > (SELECT min(n.row) FROM journal n WHERE n.noun = 'reminder' AND n.noun_id = :notice)
      AND j.body ->> '$.before.lawful_days' IS NOT NULL
    ORDER BY j.row LIMIT 1
  ),
  (SELECT lawful_days FROM shop)) AS n
