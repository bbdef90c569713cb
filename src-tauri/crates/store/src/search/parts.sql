INSERT INTO part_search (rowid, tokens) SELECT seq, tokens FROM part_search_source ORDER BY seq
