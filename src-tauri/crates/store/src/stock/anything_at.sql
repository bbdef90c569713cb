SELECT EXISTS (SELECT 1 FROM stock WHERE place = :place AND on_hand > 0) AS n
