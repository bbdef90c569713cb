SELECT id, name, contact, phone, address, return_days, note, active FROM supplier ORDER BY name
