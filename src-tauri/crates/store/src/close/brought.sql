SELECT coalesce(
  -- Postings of before the books stand first, and nobody posted them: the journal knows nothing of them.
  (
    SELECT b.seq FROM posting b
    WHERE EXISTS (SELECT 1 FROM journal j WHERE j.noun = 'posting' AND j.noun_id = b.id)
    ORDER BY b.seq LIMIT 1
  ) - 1,
  (SELECT max(seq) FROM posting),
  0) AS n
