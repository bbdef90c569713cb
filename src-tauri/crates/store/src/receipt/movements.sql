SELECT m.id FROM movement m WHERE m.doc = :receipt AND m.kind = 'receive'
  AND NOT EXISTS (SELECT 1 FROM movement back WHERE back.reverses = m.id)
ORDER BY m.seq DESC
