SELECT count(*) AS n FROM session_person WHERE session = :session AND person = :person
