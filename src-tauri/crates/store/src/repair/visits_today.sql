SELECT count(*) AS n FROM repair WHERE visit = :visit AND customer = :customer AND opened_on = :day
