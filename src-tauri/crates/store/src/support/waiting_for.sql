SELECT id, repair, asked, to_person, question, asked_at, asked_by, answer, answered_at, answered_by, state, reason
FROM support INDEXED BY support_open
WHERE state = 'open' AND (to_person = :person
  OR (:senior = 1 AND to_person IS NULL AND asked = 'senior' AND asked_by <> :person))
ORDER BY seq LIMIT 100
