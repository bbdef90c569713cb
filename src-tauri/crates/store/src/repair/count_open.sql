SELECT count(*) AS n FROM repair r WHERE r.stage NOT IN ('handed_over', 'closed', 'void')
