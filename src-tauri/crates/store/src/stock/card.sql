SELECT m.seq, m.id, m.kind, m.quantity, m.value, m.why, m.at, w.name AS by_name,
  m.source, s.kind AS source_kind, coalesce(s.bin, sp.name, '') AS source_name,
  m.target, t.kind AS target_kind, coalesce(t.bin, tp.name, '') AS target_name,
  i.serial, l.repair, r.number AS repair_number,
  coalesce(
    (SELECT d.number FROM receipt d WHERE d.id = m.doc), (SELECT d.number FROM handing d WHERE d.id = m.doc),
    (SELECT d.number FROM supplier_return d WHERE d.id = m.doc), (SELECT d.number FROM stocktake d WHERE d.id = m.doc)
  ) AS paper,
  (m.doc IS NOT NULL OR m.line IS NOT NULL) AS belongs,
  (m.reverses IS NOT NULL) AS reverses,
  EXISTS (SELECT 1 FROM movement b WHERE b.reverses = m.id) AS reversed
FROM movement m
JOIN place s ON s.id = m.source LEFT JOIN person sp ON sp.id = s.person
JOIN place t ON t.id = m.target LEFT JOIN person tp ON tp.id = t.person
JOIN person w ON w.id = m.by
LEFT JOIN piece i ON i.id = m.piece
LEFT JOIN repair_part l ON l.id = m.line LEFT JOIN repair r ON r.id = l.repair
WHERE m.part = :part AND m.seq < :before AND (:place IS NULL OR m.source = :place OR m.target = :place)
ORDER BY m.seq DESC LIMIT :limit
