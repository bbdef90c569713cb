SELECT id, number, source, target, state, why, asked_by, asked_at, sent_by, sent_at, taken_by, taken_at
FROM handing INDEXED BY handing_open
WHERE state IN ('asked', 'sent') ORDER BY seq LIMIT 300
