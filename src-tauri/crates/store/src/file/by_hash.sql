SELECT id, hash, media, bytes FROM file WHERE hash = :hash
