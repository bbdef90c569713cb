SELECT coalesce(max(j.row), 0) AS n FROM step s JOIN journal j ON j.noun = 'step' AND j.noun_id = s.id
WHERE s.repair = :repair
