SELECT id FROM place WHERE kind = :kind AND coalesce(bin, '') COLLATE NOCASE = '' AND coalesce(person, x'') = x''
