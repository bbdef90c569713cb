SELECT id, brand, kind, name, colours, storages, note, active FROM model WHERE brand = :brand AND name = :name
