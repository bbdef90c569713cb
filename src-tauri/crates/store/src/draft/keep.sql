INSERT INTO draft (id, person, form, sealed, files, at) VALUES (:id, :person, :form, :sealed, :files, :at)
ON CONFLICT (id) DO UPDATE SET form = excluded.form, sealed = excluded.sealed, files = excluded.files, at = excluded.at
