SELECT debit, credit, sum(amount) AS amount, count(*) AS times FROM posting INDEXED BY posting_by_person
WHERE by = :person AND seq > :after AND seq <= :upto
GROUP BY debit, credit
