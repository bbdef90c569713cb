INSERT INTO desk_printer (session, paper, printer) VALUES (:session, :paper, :printer)
ON CONFLICT (session, paper) DO UPDATE SET printer = excluded.printer
