INSERT INTO request (id, person, command, input_hash, answer, at)
VALUES (:id, :person, :command, :input_hash, :answer, :at)
