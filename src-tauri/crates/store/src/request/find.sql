SELECT person, command, input_hash, answer FROM request WHERE id = :id AND at > :oldest
