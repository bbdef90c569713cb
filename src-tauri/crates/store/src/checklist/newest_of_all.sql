SELECT id, purpose, kind, version, items, at, by FROM checklist c
WHERE version = (SELECT max(version) FROM checklist WHERE purpose = c.purpose AND kind = c.kind)
ORDER BY purpose, kind
