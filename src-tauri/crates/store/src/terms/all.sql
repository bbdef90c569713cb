SELECT id, kind, language, version, text, at, by FROM terms
ORDER BY kind DESC, language DESC, version DESC
