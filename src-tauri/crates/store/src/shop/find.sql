SELECT id, code, name, address, phone, complaint_phone, language, zone, idle_minutes, backup_folder, logo, demo,
  hours, norms, sizes, number_prefix, number_period, number_width, number_from, rounding, lawful_days
FROM shop
