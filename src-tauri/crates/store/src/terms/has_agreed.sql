SELECT EXISTS (
  SELECT 1 FROM consent c JOIN terms t ON t.id = c.privacy
  WHERE (c.customer = :customer OR c.customer IN (SELECT id FROM customer WHERE merged_into = :customer))
    AND t.version = (SELECT max(n.version) FROM terms n WHERE n.kind = t.kind AND n.language = t.language)
) AS agreed
