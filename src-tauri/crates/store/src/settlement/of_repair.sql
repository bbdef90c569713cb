SELECT id, number, repair, quote, rounding, cancelled, reason, at, day, by FROM settlement
WHERE repair = :repair AND cancelled = 0
