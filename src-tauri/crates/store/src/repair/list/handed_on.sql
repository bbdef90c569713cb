FROM (
  SELECT repair, max(seq) AS given FROM (
    SELECT seq, repair, to_person, at FROM assignment WHERE from_person = :giver ORDER BY seq DESC LIMIT 200)
  WHERE at >= :since AND to_person IS NOT NULL AND to_person <> :giver GROUP BY repair
) one
CROSS JOIN repair r ON r.id = one.repair AND r.holder IS NOT :giver
