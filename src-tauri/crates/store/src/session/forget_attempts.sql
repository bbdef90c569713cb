DELETE FROM attempt WHERE seq <= (SELECT max(seq) FROM attempt) - 1000
