SELECT id, name, phone, wechat, address, company, merged_into FROM customer WHERE merged_into = :id ORDER BY seq
