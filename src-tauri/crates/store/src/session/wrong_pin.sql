UPDATE session_person SET wrong_pin = CASE WHEN :wrong = 1 THEN wrong_pin + 1 ELSE 0 END
WHERE session = :session AND person = :person
