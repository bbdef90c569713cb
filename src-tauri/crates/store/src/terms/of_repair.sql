SELECT id, repair, customer, terms, privacy, how, signature, at, by FROM consent
WHERE repair = :repair ORDER BY seq DESC LIMIT 1
