SELECT r.seq, r.id, r.stage, r.number, r.ready_on, c.name AS customer_name, c.phone, d.brand, d.model,
  (
    SELECT id FROM step
    WHERE repair = r.id AND went_to = 'ready' AND undone = 0 AND came_from NOT IN ('on_hold', 'sent_out', 'unclaimed')
    ORDER BY seq DESC LIMIT 1
  ) AS wait
FROM repair r INDEXED BY repair_waiting
CROSS JOIN customer c ON c.id = r.customer
CROSS JOIN device d ON d.id = r.device
WHERE r.ready_on IS NOT NULL AND (r.ready_on, r.seq) > (:after_day, :after)
ORDER BY r.ready_on, r.seq LIMIT :limit
