SELECT id, repair, customer, terms, privacy, how, signature, at, by, fee_percent, fee_inspection FROM consent
WHERE repair = :repair ORDER BY seq DESC LIMIT 1
