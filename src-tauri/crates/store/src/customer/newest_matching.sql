SELECT r.customer, r.seq FROM search CROSS JOIN repair r ON r.seq = search.rowid
WHERE search MATCH :matching AND search.rowid < :after
  AND NOT EXISTS (SELECT 1 FROM repair n WHERE n.customer = r.customer AND n.seq > r.seq)
ORDER BY search.rowid DESC LIMIT :limit
