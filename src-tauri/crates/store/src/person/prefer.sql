INSERT INTO preference (person, language, theme) VALUES (:person, :language, :theme)
ON CONFLICT (person) DO UPDATE SET language = excluded.language, theme = excluded.theme
