INSERT INTO journal_personal (entry, side, field, salt, value)
VALUES (:entry, :side, :field, :salt, :value)
