SELECT id, kind, brand, model, colour, storage, catalogue, imei, imei2, serial, unreadable, former, merged_into
FROM device WHERE serial = :serial AND brand = :brand COLLATE NOCASE ORDER BY merged_into IS NOT NULL, seq
