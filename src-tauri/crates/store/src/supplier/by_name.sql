SELECT id, name, contact, phone, address, return_days, note, active FROM supplier WHERE name = :name
