SELECT id FROM (
  SELECT id, seq FROM customer WHERE merged_into IS NULL AND phone = :whole
  UNION SELECT id, seq FROM customer WHERE merged_into IS NULL AND phone >= :from AND phone < :to
  UNION SELECT id, seq FROM customer WHERE merged_into IS NULL AND substr(phone, -4) = :tail
  UNION SELECT c.id, c.seq FROM customer_phone p JOIN customer c ON c.id = p.customer
    WHERE p.dropped = 0 AND p.phone = :whole
  UNION SELECT c.id, c.seq FROM customer_phone p JOIN customer c ON c.id = p.customer
    WHERE p.dropped = 0 AND p.phone >= :from AND p.phone < :to
  UNION SELECT c.id, c.seq FROM customer_phone p JOIN customer c ON c.id = p.customer
    WHERE p.dropped = 0 AND substr(p.phone, -4) = :tail
) ORDER BY seq DESC LIMIT 20
