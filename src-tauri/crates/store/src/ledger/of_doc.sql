SELECT debit, credit, amount FROM posting WHERE doc = :doc ORDER BY seq
