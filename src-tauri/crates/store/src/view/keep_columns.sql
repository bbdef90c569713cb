INSERT INTO preference (person, columns) VALUES (:person, :columns)
ON CONFLICT (person) DO UPDATE SET columns = excluded.columns
