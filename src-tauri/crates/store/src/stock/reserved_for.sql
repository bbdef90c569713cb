SELECT id FROM repair_part WHERE piece = :piece AND state = 'reserved'
