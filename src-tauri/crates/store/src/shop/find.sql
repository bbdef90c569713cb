SELECT id, code, name, address, phone, complaint_phone, language, zone, idle_minutes, backup_folder, logo, demo
FROM shop
