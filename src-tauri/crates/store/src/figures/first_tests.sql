SELECT count(*) AS tested, coalesce(sum(verdict = 'pass'), 0) AS passed FROM checkup
WHERE ended_on BETWEEN :from AND :to AND purpose = 'test' AND round = 1
