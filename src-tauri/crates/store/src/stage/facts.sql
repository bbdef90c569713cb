WITH
  tested AS (
    SELECT id, by, verdict, seq FROM checkup WHERE repair = :repair AND purpose = 'test' ORDER BY round DESC LIMIT 1
  ),
  entered AS (
    SELECT id FROM step
    WHERE repair = :repair AND went_to IN ('testing', 'repairing', 'diagnosing') AND undone = 0
    ORDER BY seq DESC LIMIT 1
  ),
  -- A typo mended later makes no test of a later visit.
  tested_at AS (
    SELECT max(row) AS row FROM journal
    WHERE noun = 'checkup' AND noun_id = (SELECT id FROM tested) AND command <> 'checkup.correct'
  ),
  entered_at AS (
    SELECT min(row) AS row FROM journal WHERE noun = 'step' AND noun_id = (SELECT id FROM entered)
  ),
  diagnosis AS (
    SELECT verdict FROM checkup WHERE repair = :repair AND purpose = 'diagnosis' ORDER BY round DESC LIMIT 1
  ),
  -- A version that a rule put there after a no keeps that no as its answer; one without work is no word on work either.
  agreed AS (
    SELECT quote.id FROM quote JOIN quote_answer ON quote_answer.quote = quote.id
    WHERE quote.repair = :repair AND quote.state = 'agreed' AND quote_answer.answer = 'agreed' AND (
      NOT EXISTS (
        SELECT 1 FROM quote AS refused
        WHERE refused.repair = :repair AND refused.state = 'declined' AND refused.version < quote.version)
      OR EXISTS (
        SELECT 1 FROM quote_line
        WHERE quote_line.quote = quote.id AND kind IN ('labour', 'part') AND dropped = 0))
  ),
  notice AS (
    SELECT id, day FROM reminder WHERE what = 'notice' AND wait = (
      SELECT id FROM step
      WHERE repair = :repair AND went_to = 'ready' AND undone = 0
        AND came_from NOT IN ('on_hold', 'sent_out', 'unclaimed')
      ORDER BY seq DESC LIMIT 1)
  )
SELECT
  EXISTS (SELECT 1 FROM condition WHERE repair = :repair) AS has_condition,
  EXISTS (SELECT 1 FROM consent WHERE repair = :repair) AS has_consent,
  coalesce(
    (SELECT verdict = 'pass' FROM diagnosis),
    NOT EXISTS (SELECT 1 FROM checklist WHERE purpose = 'diagnosis' AND kind = :kind)
  ) AS is_diagnosed,
  EXISTS (SELECT 1 FROM finding WHERE repair = :repair AND withdrawn = 0) AS has_finding,
  EXISTS (
    SELECT 1 FROM finding WHERE repair = :repair AND withdrawn = 0 AND evidence <> 'none' AND agreed IS NULL
  ) AS has_unsigned_evidence,
  EXISTS (SELECT 1 FROM support WHERE repair = :repair AND state = 'open') AS asks_support,
  EXISTS (SELECT 1 FROM agreed) AS is_agreed,
  EXISTS (SELECT 1 FROM quote WHERE repair = :repair AND state = 'offered') AS is_offered,
  EXISTS (
    SELECT 1 FROM quote_line
    WHERE quote = (SELECT id FROM agreed) AND payer IN ('maker', 'extended') AND dropped = 0
  ) AS has_covered_line,
  EXISTS (SELECT 1 FROM sending WHERE repair = :repair AND back_at IS NULL) AS is_out,
  CASE
    WHEN NOT EXISTS (SELECT 1 FROM tested) OR (SELECT row FROM tested_at) < (SELECT row FROM entered_at) THEN 'open'
    ELSE (SELECT verdict FROM tested)
  END AS verdict,
  (SELECT by FROM tested) AS tester,
  EXISTS (SELECT 1 FROM settlement WHERE repair = :repair AND cancelled = 0) AS is_settled,
  coalesce((
    SELECT sum(CASE WHEN debit = 'receivable' THEN amount ELSE -amount END) FROM posting
    WHERE repair = :repair AND (debit = 'receivable' OR credit = 'receivable')
  ), 0) AS owed,
  coalesce((
    SELECT reopened = 0 FROM hand_over WHERE repair = :repair ORDER BY seq DESC LIMIT 1
  ), 0) AS is_handed_over,
  (SELECT day FROM notice) AS noticed,
  -- The term that the notice gave: what the shop's was before the next change of it.
  coalesce(
    (
      SELECT j.body ->> '$.before.lawful_days' FROM journal j
      WHERE j.noun = 'shop'
        AND j.row > (SELECT min(n.row) FROM journal n WHERE n.noun = 'reminder' AND n.noun_id = (SELECT id FROM notice))
        AND j.body ->> '$.before.lawful_days' IS NOT NULL
      ORDER BY j.row LIMIT 1
    ),
    (SELECT lawful_days FROM shop)) AS lawful_days
