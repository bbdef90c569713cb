SELECT r.seq, r.returns_to, r.rework_of IS NOT NULL AS is_rework,
  coalesce(s.at, r.opened_at) AS since,
  s.at AS moved_at, s.reason AS moved_words, sp.name AS moved_by,
  a.at AS given_at, a.reason AS given_words, ap.name AS given_by,
  max(
    coalesce((
      SELECT row FROM journal WHERE noun = 'repair' AND noun_id = r.id AND json_extract(body, '$.note') IS NULL
      ORDER BY row DESC LIMIT 1), 0),
    coalesce((
      SELECT row FROM journal WHERE noun = 'customer' AND noun_id = r.customer AND json_extract(body, '$.note') IS NULL
      ORDER BY row DESC LIMIT 1), 0),
    coalesce((
      SELECT row FROM journal WHERE noun = 'device' AND noun_id = r.device AND json_extract(body, '$.note') IS NULL
      ORDER BY row DESC LIMIT 1), 0),
    coalesce((
      SELECT row FROM journal
      WHERE noun = 'condition' AND noun_id = (SELECT id FROM condition WHERE repair = r.id)
        AND json_extract(body, '$.note') IS NULL
      ORDER BY row DESC LIMIT 1), 0)
  ) AS seen
FROM json_each(:places)
CROSS JOIN repair r ON r.seq = json_each.value
LEFT JOIN step s ON s.seq = (SELECT seq FROM step WHERE repair = r.id AND undone = 0 ORDER BY seq DESC LIMIT 1)
LEFT JOIN person sp ON sp.id = s.by
LEFT JOIN assignment a ON a.seq = (SELECT seq FROM assignment WHERE repair = r.id ORDER BY seq DESC LIMIT 1)
LEFT JOIN person ap ON ap.id = a.by
