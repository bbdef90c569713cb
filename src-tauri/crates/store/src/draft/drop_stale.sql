DELETE FROM draft WHERE at < :before OR person IN (SELECT id FROM person WHERE NOT active)
