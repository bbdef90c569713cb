SELECT DISTINCT l.repair, coalesce(r.due_at, '9') AS due
FROM repair_part AS l INDEXED BY repair_part_reserved
JOIN repair AS r ON r.id = l.repair
WHERE l.state = 'reserved' AND r.stage IN ('awaiting_parts', 'repairing')
  AND NOT EXISTS (SELECT 1 FROM repair_part AS open WHERE open.repair = l.repair AND open.state = 'planned')
ORDER BY due LIMIT 200
