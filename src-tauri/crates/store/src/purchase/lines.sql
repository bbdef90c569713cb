SELECT id, purchase, part, quantity, price, line, carrier, waybill, dropped, place FROM purchase_line
WHERE purchase = :purchase ORDER BY place
