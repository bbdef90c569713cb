SELECT id FROM place WHERE kind = 'technician' AND coalesce(bin, '') COLLATE NOCASE = '' AND coalesce(person, x'') = :person
