SELECT r.number
FROM repair_part rp INDEXED BY repair_part_by_place
CROSS JOIN repair r ON r.id = rp.repair
WHERE rp.part = :part AND rp.place = :place AND rp.state = 'issued'
ORDER BY rp.seq DESC
LIMIT 3
