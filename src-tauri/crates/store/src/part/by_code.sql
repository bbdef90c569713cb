SELECT p.id, p.number, p.name, p.spec, p.unit, p.grade, p.serialised, p.returns_old, p.class, p.sale, p.markup,
  p.warranty_days, p.safety, p.reorder_at, p.maximum, p.bin, p.superseded_by, p.photo, p.note, p.active
FROM part_code c JOIN part p ON p.id = c.part WHERE c.code = :code AND c.active = 1
