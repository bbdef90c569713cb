SELECT id, repair, person, began_at, ended_at, ending
FROM work WHERE person = :person AND began_at >= :from AND began_at < :until ORDER BY began_at, seq
