SELECT id FROM repair WHERE stage IN ('ready', 'unclaimed') ORDER BY seq
