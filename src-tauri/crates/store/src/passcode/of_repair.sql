SELECT id, repair, kind, sealed, purged_at FROM passcode WHERE repair = :repair ORDER BY seq DESC
