SELECT id, axis, code, kinds, words, words_en, active FROM fault_code ORDER BY axis DESC, code
