SELECT id, kind, brand, model, colour, storage, catalogue, imei, imei2, serial, unreadable, former, merged_into
FROM device WHERE imei = :imei OR imei2 = :imei ORDER BY imei IS NOT :imei, merged_into IS NOT NULL, seq DESC LIMIT 1
