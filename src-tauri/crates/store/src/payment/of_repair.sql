SELECT id, number, repair, kind, amount, method, reference, tendered, act, settlement, reason, at, day, by FROM payment
WHERE repair = :repair ORDER BY seq
