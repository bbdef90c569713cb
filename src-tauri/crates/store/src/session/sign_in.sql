INSERT INTO session_person (session, person, day, at, wrong_pin) VALUES (:session, :person, :day, :at, 0)
ON CONFLICT (session, person) DO UPDATE SET day = excluded.day, at = excluded.at, wrong_pin = 0
