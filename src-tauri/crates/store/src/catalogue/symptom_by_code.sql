SELECT id, code, parent, kinds, words, words_en, active FROM symptom WHERE code = :code
