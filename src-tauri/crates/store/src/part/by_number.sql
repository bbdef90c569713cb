SELECT id, number, name, spec, unit, grade, serialised, returns_old, class, sale, markup, warranty_days, safety, reorder_at,
  maximum, bin, superseded_by, photo, note, active
FROM part WHERE number = :number
