SELECT id, repair, against, collector, how, signature, accessories, old_parts, outcome, owed, reopened, at, day, by
FROM hand_over WHERE repair = :repair ORDER BY seq DESC LIMIT 1
