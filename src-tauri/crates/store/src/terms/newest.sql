SELECT id, kind, language, version, text, at, by FROM terms
WHERE kind = :kind AND language = :language ORDER BY version DESC LIMIT 1
