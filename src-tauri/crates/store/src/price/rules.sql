SELECT id, rule, figures, valid_from, valid_to, active FROM price_rule ORDER BY seq
