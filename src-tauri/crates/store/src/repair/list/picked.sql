SELECT id FROM (
  SELECT r.id, r.seq, 1 AS rank FROM repair r WHERE r.number = :number
  UNION ALL
  SELECT r.id, r.seq, 1 AS rank FROM repair r WHERE r.code = :number
  UNION ALL
  SELECT r.id, r.seq, 1 AS rank FROM repair r WHERE r.voucher = :number
  UNION ALL
  SELECT r.id, r.seq, 2 AS rank FROM device d CROSS JOIN repair r ON r.device = d.id WHERE d.imei = :imei
  UNION ALL
  SELECT r.id, r.seq, 2 AS rank FROM device d CROSS JOIN repair r ON r.device = d.id WHERE d.imei2 = :imei
  UNION ALL
  SELECT r.id, r.seq, 2 AS rank FROM device d CROSS JOIN repair r ON r.device = d.id WHERE d.serial = :serial
) ORDER BY rank, seq DESC LIMIT 1
