WITH looked_at(id) AS (
  SELECT id FROM part INDEXED BY part_kept_in_stock
    WHERE coalesce(safety, reorder_at, maximum) IS NOT NULL AND active = 1
  UNION SELECT part FROM repair_part INDEXED BY repair_part_waiting WHERE waits_from IS NOT NULL
  UNION SELECT part FROM movement INDEXED BY movement_by_day WHERE day > :since AND kind = 'issue'
)
SELECT p.id AS part, p.number, p.name, p.spec, p.unit, p.safety, p.reorder_at,
  (SELECT coalesce(sum(k.on_hand - k.reserved), 0) FROM stock k JOIN place x ON x.id = k.place
    WHERE k.part = p.id AND x.kind = 'good') AS available,
  (SELECT coalesce(sum(r.quantity), 0) FROM repair_part r INDEXED BY repair_part_waiting
    WHERE r.part = p.id AND r.waits_from IS NOT NULL) AS waiting,
  (SELECT coalesce(sum(max(0, l.quantity - (
      SELECT coalesce(sum(b.quantity), 0) FROM receipt_line b JOIN receipt t ON t.id = b.receipt
      WHERE b.purchase_line = l.id AND t.reversed = 0))), 0)
    FROM purchase_line l JOIN purchase o ON o.id = l.purchase
    WHERE l.part = p.id AND l.dropped = 0 AND o.state = 'ordered') AS on_order
FROM looked_at CROSS JOIN part p ON p.id = looked_at.id
WHERE p.active = 1 AND p.superseded_by IS NULL
ORDER BY p.number
