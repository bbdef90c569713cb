SELECT id, repair, against, collector, how, signature, accessories, old_parts, outcome, owed, reopened, at, day, by
FROM hand_over WHERE owed > 0 AND reopened = 0 AND seq > 0 ORDER BY seq
