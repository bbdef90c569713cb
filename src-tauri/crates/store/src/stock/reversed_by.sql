SELECT id FROM movement WHERE reverses = :movement
