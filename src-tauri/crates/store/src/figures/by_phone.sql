SELECT h.repair, r.number, h.at, p.name AS by_name
FROM hand_over h INDEXED BY hand_over_by_phone
CROSS JOIN repair r ON r.id = h.repair
CROSS JOIN person p ON p.id = h.by
WHERE h.against = 'phone' AND h.reopened = 0 AND h.day BETWEEN :from AND :to
ORDER BY h.day DESC, h.seq DESC LIMIT :most
