SELECT id, number FROM repair
WHERE device = :device AND stage NOT IN ('handed_over', 'closed', 'void') AND id IS NOT :but ORDER BY seq LIMIT 1
