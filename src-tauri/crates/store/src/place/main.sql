SELECT id FROM place WHERE kind = :kind AND coalesce(bin, '') = '' AND coalesce(person, x'') = x''
