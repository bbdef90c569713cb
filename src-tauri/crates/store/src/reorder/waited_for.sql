SELECT part, sum(quantity) AS pieces FROM repair_part INDEXED BY repair_part_waiting
WHERE waits_from IS NOT NULL GROUP BY part
