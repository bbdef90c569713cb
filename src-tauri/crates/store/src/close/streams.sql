SELECT debit, credit, sum(amount) AS amount, count(*) AS times FROM posting
WHERE seq > :after AND seq <= :upto
GROUP BY debit, credit
