-- Of each order, what the questions below begin with.
WITH one AS MATERIALIZED (
  SELECT r.seq, r.id, d.kind, r.holder,
    r.warranty = 'claimed' OR coalesce(r.cover, '') = 'in_warranty' AS is_under_warranty,
    coalesce(r.cover, '') = 'in_warranty' AS is_covered,
    (SELECT id FROM checkup WHERE repair = r.id AND purpose = 'test' ORDER BY round DESC LIMIT 1) AS tested,
    (
      SELECT id FROM step
      WHERE repair = r.id AND went_to IN ('testing', 'repairing', 'diagnosing') AND undone = 0
      ORDER BY seq DESC LIMIT 1
    ) AS entered,
    -- A version that a rule put there after a no keeps that no as its answer; one without work is no word on work either.
    (
      SELECT quote.id FROM quote JOIN quote_answer ON quote_answer.quote = quote.id
      WHERE quote.repair = r.id AND quote.state = 'agreed' AND quote_answer.answer = 'agreed' AND (
        NOT EXISTS (
          SELECT 1 FROM quote AS refused
          WHERE refused.repair = r.id AND refused.state = 'declined' AND refused.version < quote.version)
        OR EXISTS (
          SELECT 1 FROM quote_line
          WHERE quote_line.quote = quote.id AND kind IN ('labour', 'part') AND dropped = 0))
      LIMIT 1
    ) AS agreed,
    (
      SELECT id FROM reminder WHERE what = 'notice' AND wait = (
        SELECT id FROM step
        WHERE repair = r.id AND went_to = 'ready' AND undone = 0
          AND came_from NOT IN ('on_hold', 'sent_out', 'unclaimed')
        ORDER BY seq DESC LIMIT 1)
      LIMIT 1
    ) AS notice
  FROM json_each(:places)
  CROSS JOIN repair r ON r.seq = json_each.value
  CROSS JOIN device d ON d.id = r.device
)
SELECT
  one.seq, one.id, one.holder, one.is_covered,
  EXISTS (SELECT 1 FROM condition WHERE repair = one.id) AS has_condition,
  EXISTS (SELECT 1 FROM consent WHERE repair = one.id) AS has_consent,
  coalesce(
    (
      SELECT verdict = 'pass' FROM checkup
      WHERE repair = one.id AND purpose = 'diagnosis' ORDER BY round DESC LIMIT 1
    ),
    NOT EXISTS (SELECT 1 FROM checklist WHERE purpose = 'diagnosis' AND kind = one.kind)
  ) AS is_diagnosed,
  EXISTS (SELECT 1 FROM finding WHERE repair = one.id AND withdrawn = 0) AS has_finding,
  one.is_under_warranty AND EXISTS (
    SELECT 1 FROM finding WHERE repair = one.id AND withdrawn = 0 AND evidence <> 'none' AND agreed IS NULL
  ) AS has_unsigned_evidence,
  EXISTS (SELECT 1 FROM support WHERE repair = one.id AND state = 'open') AS asks_support,
  one.agreed IS NOT NULL AS is_agreed,
  EXISTS (SELECT 1 FROM quote WHERE repair = one.id AND state = 'offered') AS is_offered,
  EXISTS (
    SELECT 1 FROM quote_line WHERE quote = one.agreed AND payer IN ('maker', 'extended') AND dropped = 0
  ) AS has_covered_line,
  (
    SELECT count(*) FROM repair_part
    WHERE repair = one.id AND state IN ('planned', 'reserved', 'issued')
  ) AS parts_open,
  (SELECT count(*) FROM repair_part WHERE repair = one.id AND state = 'issued') AS parts_out,
  EXISTS (SELECT 1 FROM sending WHERE repair = one.id AND back_at IS NULL) AS is_out,
  CASE
    WHEN one.tested IS NULL
      -- A typo mended later makes no test of a later visit.
      OR (
        SELECT max(row) FROM journal
        WHERE noun = 'checkup' AND noun_id = one.tested AND command <> 'checkup.correct'
      ) < (SELECT min(row) FROM journal WHERE noun = 'step' AND noun_id = one.entered) THEN 'open'
    ELSE (SELECT verdict FROM checkup WHERE id = one.tested)
  END AS verdict,
  (SELECT by FROM checkup WHERE id = one.tested) AS tester,
  EXISTS (SELECT 1 FROM settlement WHERE repair = one.id AND cancelled = 0) AS is_settled,
  coalesce((
    SELECT sum(CASE WHEN debit = 'receivable' THEN amount ELSE -amount END) FROM posting
    WHERE repair = one.id AND (debit = 'receivable' OR credit = 'receivable')
  ), 0) AS owed,
  coalesce((
    SELECT sum(CASE WHEN credit = 'prepaid' THEN amount ELSE -amount END) FROM posting
    WHERE repair = one.id AND (debit = 'prepaid' OR credit = 'prepaid')
  ), 0) AS held,
  coalesce((
    SELECT reopened = 0 FROM hand_over WHERE repair = one.id ORDER BY seq DESC LIMIT 1
  ), 0) AS is_handed_over,
  (SELECT day FROM reminder WHERE id = one.notice) AS noticed,
  -- The term that the notice gave: what the shop's was before the next change of it.
  coalesce(
    (
      SELECT j.body ->> '$.before.lawful_days' FROM journal j
      WHERE j.noun = 'shop' AND one.notice IS NOT NULL
        AND j.row > (SELECT min(n.row) FROM journal n WHERE n.noun = 'reminder' AND n.noun_id = one.notice)
        AND j.body ->> '$.before.lawful_days' IS NOT NULL
      ORDER BY j.row LIMIT 1
    ),
    (SELECT lawful_days FROM shop)) AS lawful_days
FROM one
