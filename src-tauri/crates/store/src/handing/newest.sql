SELECT id, number, source, target, state, why, asked_by, asked_at, sent_by, sent_at, taken_by, taken_at
FROM handing ORDER BY seq DESC LIMIT 50
