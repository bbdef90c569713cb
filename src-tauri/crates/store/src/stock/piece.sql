SELECT id, part, serial FROM piece WHERE part = :part AND serial = :serial
