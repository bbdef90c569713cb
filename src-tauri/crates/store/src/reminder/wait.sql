SELECT id, day FROM step
WHERE repair = :repair AND went_to = 'ready' AND undone = 0 AND came_from NOT IN ('on_hold', 'sent_out', 'unclaimed')
ORDER BY seq DESC LIMIT 1
