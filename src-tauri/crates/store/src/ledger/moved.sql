SELECT debit, credit, sum(amount) AS amount FROM posting WHERE day BETWEEN :from AND :to GROUP BY debit, credit
