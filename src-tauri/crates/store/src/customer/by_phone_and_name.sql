SELECT coalesce(merged_into, id) AS id FROM (
  SELECT id, merged_into, seq FROM customer WHERE phone = :phone AND name = :name
  UNION SELECT c.id, c.merged_into, c.seq FROM customer_phone p JOIN customer c ON c.id = p.customer
    WHERE p.phone = :phone AND p.dropped = 0 AND c.name = :name
) ORDER BY seq LIMIT 1
