SELECT id, quote, answer, how, who, phone, signature, words, at, by
FROM quote_answer WHERE quote = :quote
