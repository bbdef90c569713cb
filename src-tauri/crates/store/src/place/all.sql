SELECT id, kind, bin, person, active FROM place ORDER BY kind, coalesce(bin, ''), seq
