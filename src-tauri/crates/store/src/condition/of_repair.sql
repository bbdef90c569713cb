SELECT id, repair, marks, checks FROM condition WHERE repair = :repair
