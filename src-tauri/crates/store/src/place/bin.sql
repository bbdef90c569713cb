SELECT id, kind, bin, person, active FROM place
WHERE kind = :kind AND coalesce(bin, '') COLLATE NOCASE = :bin AND coalesce(person, x'') = x''
