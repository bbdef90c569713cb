SELECT id, repair, version, state, words, valid_to, offered_at, at, by
FROM quote WHERE repair = :repair ORDER BY version DESC
