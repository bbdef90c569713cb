-- What moved a part to or from a place after a movement: the newest, and who did it.
SELECT m.at, who.name AS by_name
FROM movement m INDEXED BY movement_of_part
CROSS JOIN person who ON who.id = m.by
WHERE m.part = :part AND m.seq > :after AND (m.source = :place OR m.target = :place)
ORDER BY m.seq DESC
LIMIT 1
