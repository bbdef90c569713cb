SELECT id, brand, model, imei, serial FROM device
WHERE serial = :serial AND brand = :brand COLLATE NOCASE ORDER BY seq LIMIT 1
