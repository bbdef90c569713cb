SELECT k.id, k.name, (SELECT count(*) FROM customer c WHERE c.company = k.id AND c.merged_into IS NULL) AS people
FROM company k WHERE k.name COLLATE NOCASE >= :from AND k.name COLLATE NOCASE < :to
ORDER BY k.name COLLATE NOCASE LIMIT 20
