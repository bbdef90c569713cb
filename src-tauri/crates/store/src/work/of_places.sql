SELECT r.seq AS place, w.began_at, w.ended_at
FROM json_each(:places) CROSS JOIN repair r ON r.seq = json_each.value CROSS JOIN work w ON w.repair = r.id
