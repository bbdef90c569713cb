INSERT INTO saved_view (id, person, name, filter) VALUES (:id, :person, :name, :filter)
ON CONFLICT (id) DO UPDATE SET person = excluded.person, name = excluded.name, filter = excluded.filter
