SELECT id, purpose, kind, version, items, at, by FROM checklist
WHERE purpose = :purpose AND kind = :kind ORDER BY version DESC LIMIT 1
