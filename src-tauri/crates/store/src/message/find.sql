SELECT id, purpose, language, text FROM message WHERE purpose = :purpose AND language = :language
