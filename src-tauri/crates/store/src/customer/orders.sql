SELECT id FROM repair WHERE customer = :customer ORDER BY seq DESC LIMIT 100
