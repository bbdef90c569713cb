SELECT t.id, t.code, t.parent, t.kinds, t.words, t.words_en, t.active,
  (SELECT j.row FROM journal j WHERE j.noun = 'symptom' AND j.noun_id = t.id AND json_extract(j.body, '$.note') IS NULL
   ORDER BY j.row DESC LIMIT 1) AS seen_seq
FROM symptom t ORDER BY t.code
