SELECT id, number, repair, kind, amount, method, reference, tendered, act, settlement, at, day, by FROM payment
WHERE repair = :repair ORDER BY seq
