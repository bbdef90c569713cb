SELECT p.id, p.seq FROM part_search CROSS JOIN part p ON p.seq = part_search.rowid
WHERE part_search MATCH :matching AND part_search.rowid < :after AND (p.active = 1 OR :withdrawn)
ORDER BY part_search.rowid DESC LIMIT :limit
