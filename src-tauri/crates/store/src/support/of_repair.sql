SELECT id, repair, asked, to_person, question, asked_at, asked_by, answer, answered_at, answered_by, state, reason
FROM support WHERE repair = :repair ORDER BY seq
