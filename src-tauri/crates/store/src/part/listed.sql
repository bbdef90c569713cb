SELECT id FROM part WHERE number > :after AND (active = 1 OR :withdrawn) ORDER BY number LIMIT :limit
