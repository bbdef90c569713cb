SELECT EXISTS (SELECT 1 FROM movement WHERE part = :part) AS n
