SELECT id, brand, model, imei, serial FROM device WHERE imei = :imei
