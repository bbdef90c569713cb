SELECT count(*) AS n FROM hand_over INDEXED BY hand_over_by_phone
WHERE against = 'phone' AND reopened = 0 AND day BETWEEN :from AND :to
