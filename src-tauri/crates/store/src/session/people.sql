SELECT s.person, s.day, s.wrong_pin
FROM session_person s JOIN person p ON p.id = s.person
WHERE s.session = :session AND s.day = :day AND p.active = 1
ORDER BY s.at DESC
