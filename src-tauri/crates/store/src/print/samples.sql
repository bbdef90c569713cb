SELECT (SELECT id FROM repair ORDER BY seq DESC LIMIT 1) AS repair,
  (SELECT repair FROM quote WHERE state <> 'draft' ORDER BY seq DESC LIMIT 1) AS quote,
  (SELECT repair FROM settlement WHERE cancelled = 0 ORDER BY seq DESC LIMIT 1) AS settlement,
  (SELECT repair FROM hand_over WHERE reopened = 0 ORDER BY seq DESC LIMIT 1) AS hand_over,
  (SELECT id FROM payment ORDER BY seq DESC LIMIT 1) AS payment,
  (SELECT id FROM close ORDER BY seq DESC LIMIT 1) AS close,
  (SELECT id FROM part ORDER BY seq DESC LIMIT 1) AS part
