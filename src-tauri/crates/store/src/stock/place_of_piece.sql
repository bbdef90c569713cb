SELECT place, value FROM piece_place WHERE piece = :piece
