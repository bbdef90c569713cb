DELETE FROM attempt
WHERE last_at < :before AND seq IN (
  SELECT seq FROM attempt WHERE seq <= (SELECT max(seq) FROM attempt) - 1000 ORDER BY seq LIMIT 8
)
