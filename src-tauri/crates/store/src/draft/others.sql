SELECT count(*) AS n FROM draft WHERE person = :person AND form = :form AND id <> :id
