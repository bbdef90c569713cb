SELECT id, about, subject, kind, text, at, by, withdrawn FROM note
WHERE about = :about AND subject IN (
  SELECT :subject
  UNION ALL SELECT id FROM customer WHERE merged_into = :subject
  UNION ALL SELECT id FROM device WHERE merged_into = :subject
)
ORDER BY seq DESC LIMIT 200
