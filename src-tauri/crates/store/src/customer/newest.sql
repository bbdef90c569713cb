SELECT r.customer, r.seq FROM repair r
WHERE r.seq < :after AND NOT EXISTS (SELECT 1 FROM repair n WHERE n.customer = r.customer AND n.seq > r.seq)
ORDER BY r.seq DESC LIMIT :limit
