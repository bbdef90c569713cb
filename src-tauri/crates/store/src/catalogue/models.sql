SELECT t.id, t.brand, t.kind, t.name, t.colours, t.storages, t.note, t.active,
  (SELECT j.row FROM journal j WHERE j.noun = 'model' AND j.noun_id = t.id AND json_extract(j.body, '$.note') IS NULL
   ORDER BY j.row DESC LIMIT 1) AS seen_seq
FROM model t ORDER BY t.seq
