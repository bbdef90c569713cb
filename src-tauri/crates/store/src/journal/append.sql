INSERT INTO journal (origin, seq, at, person, command, noun, noun_id, body, prev, hash)
VALUES (:origin, :seq, :at, :person, :command, :noun, :noun_id, :body, :prev, :hash)
