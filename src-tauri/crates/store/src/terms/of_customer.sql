SELECT id, repair, customer, terms, privacy, how, signature, at, by, fee_percent, fee_inspection FROM consent
WHERE customer = :customer OR customer IN (SELECT id FROM customer WHERE merged_into = :customer)
ORDER BY seq DESC LIMIT 50
