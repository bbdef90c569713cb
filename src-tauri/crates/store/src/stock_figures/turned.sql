SELECT p.id AS part, p.number, p.name, p.unit, p.class, t.pieces, t.used, t.since_begin, t.since_end,
  (SELECT coalesce(sum(k.value), 0) FROM stock k WHERE k.part = p.id) AS value
FROM (
  SELECT m.part,
    sum(CASE WHEN m.day > :to THEN 0 WHEN m.kind = 'use' THEN m.quantity WHEN back.kind = 'use' THEN -m.quantity ELSE 0 END)
      AS pieces,
    sum(CASE WHEN m.day > :to THEN 0 WHEN m.kind = 'use' THEN m.value WHEN back.kind = 'use' THEN -m.value ELSE 0 END)
      AS used,
    sum(m.value * (
      (t.kind NOT IN ('supplier', 'installed', 'difference', 'customer'))
      - (s.kind NOT IN ('supplier', 'installed', 'difference', 'customer')))) AS since_begin,
    sum(CASE WHEN m.day > :to THEN m.value * (
      (t.kind NOT IN ('supplier', 'installed', 'difference', 'customer'))
      - (s.kind NOT IN ('supplier', 'installed', 'difference', 'customer'))) ELSE 0 END) AS since_end
  FROM movement m INDEXED BY movement_by_day
  CROSS JOIN place s ON s.id = m.source
  CROSS JOIN place t ON t.id = m.target
  LEFT JOIN movement back ON back.id = m.reverses
  WHERE m.day >= :from
  GROUP BY m.part
) AS t
CROSS JOIN part p ON p.id = t.part
ORDER BY t.used DESC, p.number
