SELECT count(*) AS n FROM repair WHERE number = :number OR code = :code
