SELECT id, person, name, filter FROM saved_view WHERE person = :person OR person IS NULL ORDER BY seq
