SELECT side, field, salt, value FROM journal_personal WHERE entry = :entry
