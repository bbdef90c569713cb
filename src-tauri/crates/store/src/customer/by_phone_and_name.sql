SELECT id FROM customer WHERE phone = :phone AND name = :name ORDER BY seq LIMIT 1
