SELECT id, person, form, sealed, files, at FROM draft WHERE person = :person AND form = :form ORDER BY at DESC, seq DESC
