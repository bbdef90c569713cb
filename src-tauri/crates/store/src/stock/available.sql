SELECT coalesce(sum(s.on_hand - s.reserved), 0) AS n
FROM stock s JOIN place l ON l.id = s.place
WHERE s.part = :part AND l.kind = 'good'
