SELECT id, repair, wait, what, how, proof, at, day, by FROM reminder WHERE wait = :wait ORDER BY seq
