SELECT language, theme FROM preference WHERE person = :person
