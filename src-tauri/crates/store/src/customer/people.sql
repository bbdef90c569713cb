SELECT count(*) AS n FROM customer INDEXED BY customer_by_company WHERE company = :company AND merged_into IS NULL
