SELECT count(DISTINCT repair) AS n FROM step
WHERE day = :day AND by = :person AND went_to IN ('testing', 'ready') AND undone = 0
