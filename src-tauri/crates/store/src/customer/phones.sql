SELECT id, customer, phone, dropped FROM customer_phone WHERE customer = :customer AND dropped = 0 ORDER BY seq
