SELECT id, kind, revoked_at FROM terminal INDEXED BY terminal_by_proof
WHERE proof = :proof ORDER BY seq DESC LIMIT 1
