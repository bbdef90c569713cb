SELECT id, name, badge, roles, active, password, pin, badge_code, recovery
FROM person ORDER BY active DESC, badge
