SELECT id, kind, quantity, source FROM movement AS m INDEXED BY movement_of_line
WHERE line = :line AND kind <> 'reversal'
  AND NOT EXISTS (SELECT 1 FROM movement AS back WHERE back.reverses = m.id)
ORDER BY seq DESC LIMIT 1
