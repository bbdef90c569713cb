SELECT id, name, way, address, width, drawer, active FROM roll_printer WHERE name = :name
