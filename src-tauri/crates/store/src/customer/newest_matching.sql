SELECT r.customer, r.seq FROM search s CROSS JOIN repair r ON r.seq = s.rowid
WHERE s.tokens MATCH :matching AND s.rowid < :after
  AND NOT EXISTS (SELECT 1 FROM repair n WHERE n.customer = r.customer AND n.seq > r.seq)
ORDER BY s.rowid DESC LIMIT :limit
