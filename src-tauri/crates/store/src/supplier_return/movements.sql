SELECT m.id FROM movement m WHERE m.doc = :supplier_return AND m.kind = 'supplier_return'
  AND NOT EXISTS (SELECT 1 FROM movement back WHERE back.reverses = m.id)
ORDER BY m.seq DESC
