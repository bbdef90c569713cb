SELECT 'condition' AS noun, id FROM condition WHERE repair = :repair
UNION ALL SELECT 'passcode', id FROM passcode WHERE repair = :repair
UNION ALL SELECT 'payment', id FROM payment WHERE repair = :repair
UNION ALL SELECT 'photo', id FROM photo WHERE repair = :repair
UNION ALL SELECT 'consent', id FROM consent WHERE repair = :repair
UNION ALL SELECT 'note', id FROM note WHERE subject = :repair
UNION ALL SELECT 'settlement', id FROM settlement WHERE repair = :repair
