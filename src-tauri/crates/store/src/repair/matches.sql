SELECT seq FROM repair WHERE number = :number
UNION SELECT seq FROM repair WHERE code = :code
UNION SELECT seq FROM repair WHERE substr(number, -4) = :tail
UNION SELECT m.seq FROM customer k JOIN repair m ON m.customer = k.id
  WHERE k.phone >= :phone_from AND k.phone < :phone_to
UNION SELECT m.seq FROM customer k JOIN repair m ON m.customer = k.id WHERE substr(k.phone, -4) = :tail
UNION SELECT m.seq FROM customer k JOIN repair m ON m.customer = k.id
  WHERE k.name COLLATE NOCASE >= :name_from AND k.name COLLATE NOCASE < :name_to
UNION SELECT m.seq FROM device k JOIN repair m ON m.device = k.id
  WHERE k.imei >= :imei_from AND k.imei < :imei_to
UNION SELECT m.seq FROM device k JOIN repair m ON m.device = k.id
  WHERE k.imei IS NOT NULL AND substr(k.imei, -6) = :imei_tail
UNION SELECT m.seq FROM device k JOIN repair m ON m.device = k.id
  WHERE k.serial >= :serial_from AND k.serial < :serial_to
