SELECT id, repair, purpose, round, checklist, results, verdict, reason, ended_at, ended_on, by FROM checkup
WHERE repair = :repair ORDER BY seq DESC
