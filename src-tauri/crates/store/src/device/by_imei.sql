SELECT id, kind, brand, model, colour, storage, catalogue, imei, imei2, serial, unreadable, former, merged_into
FROM device WHERE imei = :imei
