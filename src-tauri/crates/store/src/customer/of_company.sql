SELECT id FROM customer INDEXED BY customer_by_company
WHERE company = :company AND merged_into IS NULL
ORDER BY seq DESC LIMIT 100
