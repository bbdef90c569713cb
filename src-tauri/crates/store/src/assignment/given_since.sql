SELECT id, repair, from_person, to_person, reason, at, by
FROM (SELECT * FROM assignment WHERE from_person = :giver ORDER BY seq DESC LIMIT 200)
WHERE at >= :since AND to_person IS NOT NULL AND to_person <> :giver ORDER BY seq DESC
