SELECT id, repair, from_person, to_person, reason, at, by
FROM assignment WHERE repair = :repair ORDER BY seq
