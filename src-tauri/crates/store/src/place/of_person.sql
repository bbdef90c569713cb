SELECT id FROM place WHERE kind = 'technician' AND coalesce(bin, '') = '' AND coalesce(person, x'') = :person
