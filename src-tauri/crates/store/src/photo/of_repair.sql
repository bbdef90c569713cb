SELECT ph.id, ph.repair, ph.file, ph.view, ph.width, ph.height, ph.at, ph.by, ph.removed, ph.phase, ph.entry,
  ph.finding, p.name AS by_name
FROM photo ph JOIN person p ON p.id = ph.by
WHERE ph.repair = :repair
ORDER BY ph.seq
