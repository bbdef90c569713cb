SELECT id, handing, part, piece, asked, sent, place FROM handing_line WHERE handing = :handing ORDER BY place
