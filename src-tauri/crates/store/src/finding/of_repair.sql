SELECT id, repair, symptom, cause, text, level, evidence, agreed, signature, at, by, withdrawn FROM finding
WHERE repair = :repair ORDER BY seq
