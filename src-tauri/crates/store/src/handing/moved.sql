SELECT id FROM movement AS m INDEXED BY movement_of_doc
WHERE doc = :handing AND kind <> 'reversal'
  AND NOT EXISTS (SELECT 1 FROM movement AS back WHERE back.reverses = m.id)
ORDER BY seq
