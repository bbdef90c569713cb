SELECT hash FROM file
UNION SELECT value AS hash FROM draft, json_each(draft.files)
