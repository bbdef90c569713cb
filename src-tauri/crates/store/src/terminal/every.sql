SELECT id, name, kind, proof, admitted_by, admitted_at, revoked_at, reason
FROM terminal ORDER BY seq
