SELECT id, name, badge, roles, active, password, pin, badge_code, recovery
FROM person WHERE badge_code = :key AND active = 1
