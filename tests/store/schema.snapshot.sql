CREATE TABLE attempt (
  seq      INTEGER PRIMARY KEY,
  badge    TEXT    NOT NULL UNIQUE,
  failures INTEGER NOT NULL CHECK (failures > 0),
  last_at  TEXT    NOT NULL
) STRICT;
CREATE TABLE counter (
  seq  INTEGER PRIMARY KEY,
  day  TEXT    NOT NULL UNIQUE,
  last INTEGER NOT NULL CHECK (last > 0)
) STRICT;
CREATE TABLE customer (
  seq   INTEGER PRIMARY KEY,
  id    BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  name  TEXT NOT NULL,
  phone TEXT NOT NULL
) STRICT;
CREATE INDEX customer_by_name ON customer (name COLLATE NOCASE);
CREATE INDEX customer_by_phone ON customer (phone);
CREATE INDEX customer_by_phone_tail ON customer (substr(phone, -4));
CREATE TABLE device (
  seq    INTEGER PRIMARY KEY,
  id     BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  brand  TEXT NOT NULL,
  model  TEXT NOT NULL,
  imei   TEXT UNIQUE CHECK (length(imei) = 15),
  serial TEXT,
  CHECK (imei IS NOT NULL OR serial IS NOT NULL)
) STRICT;
CREATE INDEX device_by_imei_tail ON device (substr(imei, -6)) WHERE imei IS NOT NULL;
CREATE INDEX device_by_serial ON device (serial) WHERE serial IS NOT NULL;
CREATE TABLE file (
  seq   INTEGER PRIMARY KEY,
  id    BLOB    NOT NULL UNIQUE CHECK (length(id) = 16),
  hash  TEXT    NOT NULL UNIQUE CHECK (length(hash) = 64),
  media TEXT    NOT NULL,
  bytes INTEGER NOT NULL CHECK (bytes > 0)
) STRICT;
CREATE TRIGGER journal_keeps_every_entry BEFORE DELETE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER journal_keeps_every_place BEFORE INSERT ON journal
WHEN EXISTS (SELECT 1 FROM journal WHERE row = NEW.row OR hash = NEW.hash OR (origin = NEW.origin AND seq = NEW.seq))
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER journal_keeps_every_word BEFORE UPDATE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TABLE journal (
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
  hash    BLOB    NOT NULL UNIQUE CHECK (length(hash) = 32),
  UNIQUE (origin, seq)
) STRICT;
CREATE INDEX journal_of_noun ON journal (noun, noun_id, row);
CREATE TABLE journal_personal (
  seq   INTEGER PRIMARY KEY,
  entry INTEGER NOT NULL REFERENCES journal (row),
  side  TEXT    NOT NULL CHECK (side IN ('before', 'after')),
  field TEXT    NOT NULL,
  salt  BLOB    NOT NULL CHECK (length(salt) = 16),
  value TEXT    NOT NULL CHECK (json_valid(value)),
  UNIQUE (entry, side, field)
) STRICT;
CREATE TABLE migration (
  n INTEGER PRIMARY KEY, name TEXT NOT NULL, sha256 BLOB NOT NULL, at TEXT NOT NULL, program TEXT NOT NULL
) STRICT;
CREATE TABLE origin (
  seq      INTEGER PRIMARY KEY,
  id       BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  prev     BLOB NOT NULL CHECK (length(prev) = 32),
  began_at TEXT NOT NULL
) STRICT;
CREATE TABLE person (
  seq        INTEGER PRIMARY KEY,
  id         BLOB    NOT NULL UNIQUE CHECK (length(id) = 16),
  name       TEXT    NOT NULL,
  badge      TEXT    NOT NULL UNIQUE,
  roles      TEXT    NOT NULL CHECK (length(roles) > 0),
  active     INTEGER NOT NULL CHECK (active IN (0, 1)),
  password   TEXT    NOT NULL,
  pin        TEXT,
  badge_code TEXT UNIQUE,
  recovery   TEXT
) STRICT;
CREATE TABLE preference (
  seq      INTEGER PRIMARY KEY,
  person   BLOB NOT NULL UNIQUE REFERENCES person (id),
  language TEXT CHECK (language IN ('zh-CN', 'en')),
  theme    TEXT CHECK (theme IN ('light', 'dark'))
) STRICT;
CREATE TABLE repair (
  seq       INTEGER PRIMARY KEY,
  id        BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  number    TEXT NOT NULL UNIQUE,
  code      TEXT NOT NULL UNIQUE,
  stage     TEXT NOT NULL CHECK (stage IN (
    'received', 'diagnosing', 'quoting', 'awaiting_consent', 'awaiting_parts', 'repairing', 'testing', 'ready',
    'handed_over', 'closed', 'unclaimed', 'on_hold', 'sent_out', 'void')),
  customer  BLOB NOT NULL REFERENCES customer (id),
  device    BLOB NOT NULL REFERENCES device (id),
  symptom   TEXT NOT NULL,
  opened_at TEXT NOT NULL,
  opened_on TEXT NOT NULL,
  opened_by BLOB NOT NULL REFERENCES person (id)
) STRICT;
CREATE INDEX repair_by_customer ON repair (customer, seq);
CREATE INDEX repair_by_day ON repair (opened_on, seq);
CREATE INDEX repair_by_device ON repair (device, seq);
CREATE INDEX repair_by_number_tail ON repair (substr(number, -4));
CREATE INDEX repair_by_opener ON repair (opened_by, seq);
CREATE INDEX repair_open ON repair (seq) WHERE stage NOT IN ('handed_over', 'closed', 'void');
CREATE TABLE request (
  seq        INTEGER PRIMARY KEY,
  id         BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  person     BLOB NOT NULL CHECK (length(person) = 16),
  command    TEXT NOT NULL,
  input_hash BLOB NOT NULL CHECK (length(input_hash) = 32),
  answer     TEXT NOT NULL CHECK (json_valid(answer)),
  at         TEXT NOT NULL
) STRICT;
CREATE INDEX request_by_age ON request (at);
CREATE TABLE session (
  seq      INTEGER PRIMARY KEY,
  key_hash BLOB NOT NULL UNIQUE CHECK (length(key_hash) = 32),
  began_at TEXT NOT NULL
) STRICT;
CREATE TABLE session_person (
  seq       INTEGER PRIMARY KEY,
  session   INTEGER NOT NULL REFERENCES session (seq),
  person    BLOB    NOT NULL REFERENCES person (id),
  day       TEXT    NOT NULL,
  at        TEXT    NOT NULL,
  wrong_pin INTEGER NOT NULL DEFAULT 0 CHECK (wrong_pin >= 0),
  UNIQUE (session, person)
) STRICT;
CREATE INDEX session_person_by_person ON session_person (person);
CREATE TABLE shop (
  seq             INTEGER PRIMARY KEY CHECK (seq = 1),
  id              BLOB    NOT NULL UNIQUE CHECK (length(id) = 16),
  code            INTEGER NOT NULL CHECK (code BETWEEN 1 AND 999),
  name            TEXT    NOT NULL,
  address         TEXT    NOT NULL,
  phone           TEXT    NOT NULL,
  complaint_phone TEXT    NOT NULL,
  language        TEXT    NOT NULL CHECK (language IN ('zh-CN', 'en')),
  zone            TEXT    NOT NULL,
  idle_minutes    INTEGER NOT NULL CHECK (idle_minutes BETWEEN 1 AND 60),
  backup_folder   TEXT,
  logo            BLOB REFERENCES file (id),
  demo            INTEGER NOT NULL CHECK (demo IN (0, 1))
) STRICT;
