SELECT id, name, alias, active FROM brand WHERE name = :name
