-- What every save wrote beside its rows and nobody asked for.

-- The journal, without an index over its hashes: the chain itself says which hash stands where, and an index over
-- numbers at random costs a page of its own for every entry of a save.
CREATE TABLE journal_lighter (
  row     INTEGER PRIMARY KEY,
  origin  BLOB    NOT NULL REFERENCES origin (id),
  seq     INTEGER NOT NULL CHECK (seq > 0),
  at      TEXT    NOT NULL,
  person  BLOB    NOT NULL CHECK (length(person) = 16),
  command TEXT    NOT NULL,
  noun    TEXT    NOT NULL,
  noun_id BLOB    NOT NULL CHECK (length(noun_id) = 16),
  body    TEXT    NOT NULL CHECK (json_valid(body)),
  prev    BLOB    NOT NULL CHECK (length(prev) = 32),
  hash    BLOB    NOT NULL CHECK (length(hash) = 32),
  UNIQUE (origin, seq)
) STRICT;
INSERT INTO journal_lighter (row, origin, seq, at, person, command, noun, noun_id, body, prev, hash)
  SELECT row, origin, seq, at, person, command, noun, noun_id, body, prev, hash FROM journal ORDER BY row;
DROP TABLE journal;
ALTER TABLE journal_lighter RENAME TO journal;
CREATE INDEX journal_of_noun ON journal (noun, noun_id, row);
CREATE TRIGGER journal_keeps_every_word BEFORE UPDATE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER journal_keeps_every_entry BEFORE DELETE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
-- REPLACE drops a row without asking the trigger above.
CREATE TRIGGER journal_keeps_every_place BEFORE INSERT ON journal
WHEN EXISTS (SELECT 1 FROM journal WHERE row = NEW.row OR (origin = NEW.origin AND seq = NEW.seq))
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER repair_is_touched AFTER INSERT ON journal
WHEN NEW.noun = 'repair' AND json_extract(NEW.body, '$.note') IS NULL
BEGIN
  UPDATE repair SET touched_at = NEW.at, touched_by = NEW.person WHERE id = NEW.noun_id;
END;

-- Orders of nobody lie among those of all by turn.
DROP INDEX repair_of_nobody;
