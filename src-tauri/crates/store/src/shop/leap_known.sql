UPDATE counter SET last = last + :gap WHERE period = :period
