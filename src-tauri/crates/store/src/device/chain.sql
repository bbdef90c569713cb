WITH RECURSIVE chain (id) AS (
  SELECT :id
  UNION SELECT d.former FROM chain c JOIN device d ON d.id = c.id WHERE d.former IS NOT NULL
  UNION SELECT d.merged_into FROM chain c JOIN device d ON d.id = c.id WHERE d.merged_into IS NOT NULL
  UNION SELECT d.id FROM chain c JOIN device d ON d.former = c.id WHERE d.former IS NOT NULL
  UNION SELECT d.id FROM chain c JOIN device d ON d.merged_into = c.id WHERE d.merged_into IS NOT NULL
)
SELECT id FROM chain
