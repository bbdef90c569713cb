SELECT t.id, t.name, t.alias, t.active,
  (SELECT j.row FROM journal j WHERE j.noun = 'brand' AND j.noun_id = t.id AND json_extract(j.body, '$.note') IS NULL
   ORDER BY j.row DESC LIMIT 1) AS seen_seq
FROM brand t ORDER BY t.name
