SELECT id, repair, purpose, round, checklist, results, verdict, reason, correction, ended_at, ended_on, by FROM checkup
WHERE repair = :repair AND purpose = :purpose ORDER BY round DESC LIMIT 1
