SELECT customer AS id FROM repair WHERE device = :device GROUP BY customer ORDER BY max(seq) DESC LIMIT 20
