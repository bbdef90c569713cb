-- Whoever logged a repair and did not take that back, and whoever had the order or a running clock while it was in repair. What
-- came first is told by the journal: two entries may be of one moment.
WITH
  moved AS (
    SELECT seq, came_from, went_to, undone,
      (SELECT min(row) FROM journal WHERE noun = 'step' AND noun_id = step.id) AS taken,
      (SELECT max(row) FROM journal WHERE noun = 'step' AND noun_id = step.id) AS back
    FROM step WHERE repair = :repair
  ),
  began AS (
    SELECT seq, taken AS row, CASE WHEN undone THEN back END AS back FROM moved WHERE went_to = 'repairing'
    UNION ALL
    SELECT seq, back, NULL FROM moved WHERE came_from = 'repairing' AND undone = 1
  ),
  repairing AS (
    SELECT row, coalesce(back, (SELECT min(taken) FROM moved WHERE moved.seq > began.seq), 9e18) AS until FROM began
  ),
  held AS (
    SELECT to_person AS by,
      (SELECT min(row) FROM journal WHERE noun = 'assignment' AND noun_id = assignment.id) AS row,
      coalesce((
        SELECT min(row) FROM journal WHERE noun = 'assignment' AND noun_id = (
          SELECT id FROM assignment AS later
          WHERE later.repair = :repair AND later.seq > assignment.seq ORDER BY later.seq LIMIT 1)
      ), 9e18) AS until
    FROM assignment WHERE repair = :repair AND to_person IS NOT NULL
  ),
  clocked AS (
    SELECT person AS by,
      (SELECT min(row) FROM journal WHERE noun = 'work' AND noun_id = work.id) AS row,
      CASE WHEN ended_at IS NULL THEN 9e18
        ELSE (SELECT max(row) FROM journal WHERE noun = 'work' AND noun_id = work.id) END AS until
    FROM work WHERE repair = :repair
  )
SELECT by FROM log_entry WHERE repair = :repair AND withdrawn = 0 AND kind IN ('work', 'part', 'software', 'cleaning')
UNION
SELECT by FROM (SELECT * FROM held UNION ALL SELECT * FROM clocked) AS had
WHERE EXISTS (SELECT 1 FROM repairing WHERE had.row < repairing.until AND had.until > repairing.row)
