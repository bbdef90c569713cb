SELECT 'condition' AS noun, id FROM condition WHERE repair = :repair
UNION ALL SELECT 'passcode', id FROM passcode WHERE repair = :repair
UNION ALL SELECT 'payment', id FROM payment WHERE repair = :repair
UNION ALL SELECT 'photo', id FROM photo WHERE repair = :repair
UNION ALL SELECT 'consent', id FROM consent WHERE repair = :repair
UNION ALL SELECT 'note', id FROM note WHERE subject = :repair
UNION ALL SELECT 'settlement', id FROM settlement WHERE repair = :repair
UNION ALL SELECT 'write_off', id FROM write_off WHERE repair = :repair
UNION ALL SELECT 'quote', id FROM quote WHERE repair = :repair
UNION ALL SELECT 'quote_line', l.id FROM quote AS q JOIN quote_line AS l ON l.quote = q.id WHERE q.repair = :repair
UNION ALL SELECT 'quote_answer', a.id FROM quote AS q JOIN quote_answer AS a ON a.quote = q.id WHERE q.repair = :repair
UNION ALL SELECT 'step', id FROM step WHERE repair = :repair
UNION ALL SELECT 'assignment', id FROM assignment WHERE repair = :repair
UNION ALL SELECT 'share', id FROM share WHERE repair = :repair
UNION ALL SELECT 'work', id FROM work WHERE repair = :repair
UNION ALL SELECT 'reminder', id FROM reminder WHERE repair = :repair
UNION ALL SELECT 'hand_over', id FROM hand_over WHERE repair = :repair
UNION ALL SELECT 'checkup', id FROM checkup WHERE repair = :repair
UNION ALL SELECT 'finding', id FROM finding WHERE repair = :repair
UNION ALL SELECT 'log_entry', id FROM log_entry WHERE repair = :repair
UNION ALL SELECT 'support', id FROM support WHERE repair = :repair
UNION ALL SELECT 'sending', id FROM sending WHERE repair = :repair
UNION ALL SELECT 'repair_part', id FROM repair_part WHERE repair = :repair
UNION ALL SELECT 'old_part', id FROM old_part WHERE repair = :repair
