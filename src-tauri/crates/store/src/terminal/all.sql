SELECT terminal.id, terminal.name, terminal.kind, terminal.admitted_at, terminal.revoked_at,
  person.name AS admitted_by, terminal_seen.at AS seen_at
FROM terminal
JOIN person ON person.id = terminal.admitted_by
LEFT JOIN terminal_seen ON terminal_seen.terminal = terminal.id
ORDER BY terminal.revoked_at IS NOT NULL, terminal.seq DESC
