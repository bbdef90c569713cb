SELECT id, repair, version, state, words, valid_to, offered_at, at, by
FROM quote WHERE repair = :repair AND state = :state
ORDER BY version DESC
