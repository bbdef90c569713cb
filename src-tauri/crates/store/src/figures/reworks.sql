SELECT count(*) AS handed_over, coalesce(sum(EXISTS (
  SELECT 1 FROM repair AS r
  WHERE r.rework_of = h.repair AND r.stage <> 'void' AND julianday(r.opened_on) - julianday(h.day) BETWEEN 0 AND :days
)), 0) AS returned
FROM hand_over AS h WHERE h.day BETWEEN :from AND :to AND h.reopened = 0
