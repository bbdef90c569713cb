SELECT count(*) AS n FROM fault_code WHERE code = :code AND axis = :axis AND active = 1
