SELECT r.seq AS place, m.id, m.repair, m.wait, m.what, m.how, m.proof, m.at, m.day, m.by
FROM json_each(:places) CROSS JOIN repair r ON r.seq = json_each.value CROSS JOIN reminder m ON m.repair = r.id
ORDER BY m.repair, m.seq
