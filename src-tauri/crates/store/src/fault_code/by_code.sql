SELECT id, axis, code, kinds, words, words_en, active FROM fault_code WHERE code = :code
