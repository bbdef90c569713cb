CROSS JOIN customer c ON c.id = r.customer
CROSS JOIN device d ON d.id = r.device
CROSS JOIN person p ON p.id = r.opened_by
LEFT JOIN person t ON t.id = r.touched_by
LEFT JOIN person h ON h.id = r.holder
