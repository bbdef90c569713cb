CREATE TABLE attempt (
  seq      INTEGER PRIMARY KEY,
  badge    TEXT    NOT NULL UNIQUE,
  failures INTEGER NOT NULL CHECK (failures > 0),
  last_at  TEXT    NOT NULL
) STRICT;
CREATE TABLE brand (
  seq    INTEGER PRIMARY KEY,
  id     BLOB    NOT NULL UNIQUE CHECK (length(id) = 16),
  name   TEXT    NOT NULL UNIQUE COLLATE NOCASE,
  alias  TEXT    NOT NULL,
  active INTEGER NOT NULL CHECK (active IN (0, 1))
) STRICT;
CREATE TRIGGER search_follows_company AFTER UPDATE OF name ON company BEGIN
  INSERT INTO search (rowid, tokens)
    SELECT r.seq, r.tokens FROM customer c CROSS JOIN search_source r ON r.customer = c.id
    WHERE c.company = NEW.id;
END;
CREATE TRIGGER search_leaves_company BEFORE UPDATE OF name ON company BEGIN
  INSERT INTO search (search, rowid, tokens)
    SELECT 'delete', r.seq, r.tokens FROM customer c CROSS JOIN search_source r ON r.customer = c.id
    WHERE c.company = OLD.id;
END;
CREATE TABLE company (
  seq     INTEGER PRIMARY KEY,
  id      BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  name    TEXT NOT NULL,
  phone   TEXT NOT NULL,
  address TEXT NOT NULL
) STRICT;
CREATE INDEX company_by_name ON company (name COLLATE NOCASE);
CREATE TABLE condition (
  seq    INTEGER PRIMARY KEY,
  id     BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  repair BLOB NOT NULL UNIQUE REFERENCES repair (id),
  marks  TEXT NOT NULL CHECK (json_valid(marks)),
  checks TEXT NOT NULL CHECK (json_valid(checks))
) STRICT;
CREATE TABLE consent (
  seq       INTEGER PRIMARY KEY,
  id        BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  repair    BLOB NOT NULL REFERENCES repair (id),
  customer  BLOB NOT NULL REFERENCES customer (id),
  terms     BLOB NOT NULL REFERENCES terms (id),
  privacy   BLOB NOT NULL REFERENCES terms (id),
  how       TEXT NOT NULL CHECK (how IN ('pad', 'paper', 'told')),
  signature TEXT,
  at        TEXT NOT NULL,
  by        BLOB NOT NULL REFERENCES person (id)
) STRICT;
CREATE INDEX consent_by_customer ON consent (customer, seq);
CREATE INDEX consent_by_repair ON consent (repair, seq);
CREATE TABLE counter (
  seq  INTEGER PRIMARY KEY,
  period  TEXT    NOT NULL UNIQUE,
  last INTEGER NOT NULL CHECK (last > 0)
) STRICT;
CREATE TRIGGER search_follows_customer AFTER UPDATE OF name, phone, wechat, company ON customer BEGIN
  INSERT INTO search (rowid, tokens) SELECT seq, tokens FROM search_source WHERE customer = NEW.id;
END;
CREATE TRIGGER search_leaves_customer BEFORE UPDATE OF name, phone, wechat, company ON customer BEGIN
  INSERT INTO search (search, rowid, tokens) SELECT 'delete', seq, tokens FROM search_source WHERE customer = OLD.id;
END;
CREATE TABLE customer (
  seq   INTEGER PRIMARY KEY,
  id    BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  name  TEXT NOT NULL,
  phone TEXT NOT NULL
, wechat TEXT NOT NULL DEFAULT '', address TEXT NOT NULL DEFAULT '', company BLOB REFERENCES company (id), merged_into BLOB REFERENCES customer (id)) STRICT;
CREATE INDEX customer_by_company ON customer (company) WHERE company IS NOT NULL;
CREATE INDEX customer_by_merged ON customer (merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX customer_by_name ON customer (name COLLATE NOCASE);
CREATE INDEX customer_by_phone ON customer (phone);
CREATE INDEX customer_by_phone_tail ON customer (substr(phone, -4));
CREATE TRIGGER search_awaits_phone BEFORE INSERT ON customer_phone BEGIN
  INSERT INTO search (search, rowid, tokens) SELECT 'delete', seq, tokens FROM search_source WHERE customer = NEW.customer;
END;
CREATE TRIGGER search_follows_phone AFTER UPDATE ON customer_phone BEGIN
  INSERT INTO search (rowid, tokens)
    SELECT seq, tokens FROM search_source WHERE customer IN (OLD.customer, NEW.customer);
END;
CREATE TRIGGER search_leaves_phone BEFORE UPDATE ON customer_phone BEGIN
  INSERT INTO search (search, rowid, tokens)
    SELECT 'delete', seq, tokens FROM search_source WHERE customer IN (OLD.customer, NEW.customer);
END;
CREATE TRIGGER search_loses_phone BEFORE DELETE ON customer_phone BEGIN
  INSERT INTO search (search, rowid, tokens) SELECT 'delete', seq, tokens FROM search_source WHERE customer = OLD.customer;
END;
CREATE TRIGGER search_lost_phone AFTER DELETE ON customer_phone BEGIN
  INSERT INTO search (rowid, tokens) SELECT seq, tokens FROM search_source WHERE customer = OLD.customer;
END;
CREATE TRIGGER search_meets_phone AFTER INSERT ON customer_phone BEGIN
  INSERT INTO search (rowid, tokens) SELECT seq, tokens FROM search_source WHERE customer = NEW.customer;
END;
CREATE TABLE customer_phone (
  seq      INTEGER PRIMARY KEY,
  id       BLOB    NOT NULL UNIQUE CHECK (length(id) = 16),
  customer BLOB    NOT NULL REFERENCES customer (id),
  phone    TEXT    NOT NULL,
  dropped  INTEGER NOT NULL CHECK (dropped IN (0, 1))
) STRICT;
CREATE INDEX customer_phone_by_customer ON customer_phone (customer);
CREATE INDEX customer_phone_by_phone ON customer_phone (phone);
CREATE INDEX customer_phone_by_tail ON customer_phone (substr(phone, -4));
CREATE TABLE desk_printer (
  seq     INTEGER PRIMARY KEY,
  session INTEGER NOT NULL REFERENCES session (seq),
  paper   TEXT    NOT NULL,
  printer TEXT    NOT NULL,
  UNIQUE (session, paper)
) STRICT;
CREATE TRIGGER search_follows_device AFTER UPDATE OF kind, brand, model, colour, imei, imei2, serial ON device BEGIN
  INSERT INTO search (rowid, tokens) SELECT seq, tokens FROM search_source WHERE device = NEW.id;
END;
CREATE TRIGGER search_leaves_device BEFORE UPDATE OF kind, brand, model, colour, imei, imei2, serial ON device BEGIN
  INSERT INTO search (search, rowid, tokens) SELECT 'delete', seq, tokens FROM search_source WHERE device = OLD.id;
END;
CREATE TABLE "device" (
  seq         INTEGER PRIMARY KEY,
  id          BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  kind        TEXT NOT NULL CHECK (kind IN (
    'phone', 'tablet', 'laptop', 'watch', 'earphones', 'tv', 'fridge', 'air_conditioner', 'washer', 'water_heater',
    'kitchen', 'vacuum', 'audio', 'camera', 'console', 'printer', 'router', 'small_appliance', 'other')),
  brand       TEXT NOT NULL,
  model       TEXT NOT NULL,
  colour      TEXT NOT NULL,
  storage     TEXT NOT NULL,
  catalogue   BLOB REFERENCES model (id),
  imei        TEXT UNIQUE CHECK (length(imei) = 15),
  imei2       TEXT CHECK (length(imei2) = 15),
  serial      TEXT,
  unreadable  TEXT,
  former      BLOB REFERENCES "device" (id),
  merged_into BLOB REFERENCES "device" (id),
  CHECK (imei IS NOT NULL OR serial IS NOT NULL OR unreadable IS NOT NULL OR merged_into IS NOT NULL)
) STRICT;
CREATE INDEX device_by_former ON device (former) WHERE former IS NOT NULL;
CREATE INDEX device_by_imei2 ON device (imei2) WHERE imei2 IS NOT NULL;
CREATE INDEX device_by_merged ON device (merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX device_by_serial ON device (serial) WHERE serial IS NOT NULL;
CREATE TABLE draft (
  seq    INTEGER PRIMARY KEY,
  id     BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  person BLOB NOT NULL REFERENCES person (id),
  form   TEXT NOT NULL,
  sealed BLOB NOT NULL,
  files  TEXT NOT NULL CHECK (json_valid(files)),
  at     TEXT NOT NULL
) STRICT;
CREATE INDEX draft_by_person ON draft (person, form);
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
CREATE TRIGGER repair_is_touched AFTER INSERT ON journal
WHEN NEW.noun = 'repair' AND json_extract(NEW.body, '$.note') IS NULL
BEGIN
  UPDATE repair SET touched_at = NEW.at, touched_by = NEW.person WHERE id = NEW.noun_id;
END;
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
CREATE TABLE model (
  seq      INTEGER PRIMARY KEY,
  id       BLOB    NOT NULL UNIQUE CHECK (length(id) = 16),
  brand    BLOB    NOT NULL REFERENCES brand (id),
  kind     TEXT    NOT NULL CHECK (kind IN (
    'phone', 'tablet', 'laptop', 'watch', 'earphones', 'tv', 'fridge', 'air_conditioner', 'washer', 'water_heater',
    'kitchen', 'vacuum', 'audio', 'camera', 'console', 'printer', 'router', 'small_appliance', 'other')),
  name     TEXT    NOT NULL COLLATE NOCASE,
  colours  TEXT    NOT NULL CHECK (json_valid(colours)),
  storages TEXT    NOT NULL CHECK (json_valid(storages)),
  note     TEXT    NOT NULL,
  active   INTEGER NOT NULL CHECK (active IN (0, 1)),
  UNIQUE (brand, name)
) STRICT;
CREATE TABLE note (
  seq       INTEGER PRIMARY KEY,
  id        BLOB    NOT NULL UNIQUE CHECK (length(id) = 16),
  about     TEXT    NOT NULL CHECK (about IN ('repair', 'device', 'customer')),
  subject   BLOB    NOT NULL CHECK (length(subject) = 16),
  kind      TEXT    NOT NULL CHECK (kind IN ('note', 'careful', 'debt')),
  text      TEXT    NOT NULL,
  at        TEXT    NOT NULL,
  by        BLOB    NOT NULL REFERENCES person (id),
  withdrawn INTEGER NOT NULL CHECK (withdrawn IN (0, 1))
) STRICT;
CREATE INDEX note_by_subject ON note (subject, seq);
CREATE TABLE origin (
  seq      INTEGER PRIMARY KEY,
  id       BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  prev     BLOB NOT NULL CHECK (length(prev) = 32),
  began_at TEXT NOT NULL
) STRICT;
CREATE TABLE passcode (
  seq       INTEGER PRIMARY KEY,
  id        BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  repair    BLOB NOT NULL REFERENCES repair (id),
  kind      TEXT NOT NULL CHECK (kind IN ('digits', 'pattern', 'text')),
  sealed    BLOB,
  purged_at TEXT,
  CHECK ((sealed IS NULL) = (purged_at IS NOT NULL))
) STRICT;
CREATE INDEX passcode_by_repair ON passcode (repair, seq);
CREATE TRIGGER payment_is_kept BEFORE DELETE ON payment
BEGIN SELECT RAISE(ABORT, 'payments are append-only'); END;
CREATE TRIGGER payment_stays BEFORE UPDATE ON payment
BEGIN SELECT RAISE(ABORT, 'payments are append-only'); END;
CREATE TABLE payment (
  seq       INTEGER PRIMARY KEY,
  id        BLOB    NOT NULL UNIQUE CHECK (length(id) = 16),
  number    TEXT    NOT NULL UNIQUE,
  repair    BLOB    NOT NULL REFERENCES repair (id),
  kind      TEXT    NOT NULL CHECK (kind IN ('prepaid', 'prepaid_back')),
  amount    INTEGER NOT NULL CHECK (amount > 0),
  method    TEXT    NOT NULL CHECK (method IN ('cash', 'wechat', 'alipay', 'card', 'transfer')),
  reference TEXT    NOT NULL,
  at        TEXT    NOT NULL,
  day       TEXT    NOT NULL,
  by        BLOB    NOT NULL REFERENCES person (id)
) STRICT;
CREATE INDEX payment_by_repair ON payment (repair, seq);
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
CREATE TABLE photo (
  seq     INTEGER PRIMARY KEY,
  id      BLOB    NOT NULL UNIQUE CHECK (length(id) = 16),
  repair  BLOB    NOT NULL REFERENCES repair (id),
  file    BLOB    NOT NULL REFERENCES file (id),
  view    TEXT    NOT NULL CHECK (view IN ('front', 'back', 'side', 'screen', 'inside', 'paper', 'other')),
  width   INTEGER NOT NULL CHECK (width > 0),
  height  INTEGER NOT NULL CHECK (height > 0),
  at      TEXT    NOT NULL,
  by      BLOB    NOT NULL REFERENCES person (id),
  removed INTEGER NOT NULL CHECK (removed IN (0, 1))
) STRICT;
CREATE INDEX photo_by_file ON photo (file);
CREATE INDEX photo_by_repair ON photo (repair, seq);
CREATE TABLE preference (
  seq      INTEGER PRIMARY KEY,
  person   BLOB NOT NULL UNIQUE REFERENCES person (id),
  language TEXT CHECK (language IN ('zh-CN', 'en')),
  theme    TEXT CHECK (theme IN ('light', 'dark'))
, columns TEXT CHECK (json_valid(columns))) STRICT;
CREATE TRIGGER search_follows_repair AFTER UPDATE OF number, code, customer, device, symptom, code_words, channel, warranty
ON repair BEGIN
  INSERT INTO search (rowid, tokens) SELECT seq, tokens FROM search_source WHERE seq = NEW.seq;
END;
CREATE TRIGGER search_forgets_repair BEFORE DELETE ON repair BEGIN
  INSERT INTO search (search, rowid, tokens) SELECT 'delete', seq, tokens FROM search_source WHERE seq = OLD.seq;
END;
CREATE TRIGGER search_leaves_repair BEFORE UPDATE OF number, code, customer, device, symptom, code_words, channel, warranty
ON repair BEGIN
  INSERT INTO search (search, rowid, tokens) SELECT 'delete', seq, tokens FROM search_source WHERE seq = OLD.seq;
END;
CREATE TRIGGER search_meets_repair AFTER INSERT ON repair BEGIN
  INSERT INTO search (rowid, tokens) SELECT seq, tokens FROM search_source WHERE seq = NEW.seq;
END;
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
, channel TEXT NOT NULL DEFAULT 'carry_in'
  CHECK (channel IN ('carry_in', 'courier', 'on_site', 'pick_up_point')), waybill TEXT NOT NULL DEFAULT '', place TEXT NOT NULL DEFAULT '', visit BLOB CHECK (length(visit) = 16), codes TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(codes)), code_words TEXT NOT NULL DEFAULT '', reproduced TEXT NOT NULL DEFAULT 'not_tried'
  CHECK (reproduced IN ('yes', 'no', 'not_tried')), backed_up TEXT NOT NULL DEFAULT 'unknown'
  CHECK (backed_up IN ('yes', 'no', 'not_needed', 'unknown')), account_lock TEXT NOT NULL DEFAULT 'unknown'
  CHECK (account_lock IN ('off', 'on', 'none', 'unknown')), repair_mode INTEGER NOT NULL DEFAULT 0 CHECK (repair_mode IN (0, 1)), accessories TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(accessories)), accessory_note TEXT NOT NULL DEFAULT '', promised_at TEXT, estimate INTEGER CHECK (estimate >= 0), ask_above INTEGER CHECK (ask_above >= 0), warranty TEXT NOT NULL DEFAULT 'none' CHECK (warranty IN ('none', 'claimed')), warranty_basis TEXT CHECK (warranty_basis IN (
  'invoice', 'e_voucher', 'delivery', 'stub', 'factory_date', 'other')), bought_on TEXT, void_reason TEXT, touched_at TEXT, touched_by BLOB CHECK (length(touched_by) = 16)) STRICT;
CREATE INDEX repair_board ON repair (stage, coalesce(promised_at, '9'), seq)
  WHERE stage NOT IN ('handed_over', 'closed', 'void');
CREATE INDEX repair_by_customer ON repair (customer, seq);
CREATE INDEX repair_by_day ON repair (opened_on, seq);
CREATE INDEX repair_by_device ON repair (device, seq);
CREATE INDEX repair_by_opener ON repair (opened_by, seq);
CREATE INDEX repair_by_opener_and_promise ON repair (opened_by, coalesce(promised_at, '9'), seq);
CREATE INDEX repair_by_promise ON repair (coalesce(promised_at, '9'), seq);
CREATE INDEX repair_by_stage ON repair (stage, seq);
CREATE INDEX repair_by_visit ON repair (visit, seq) WHERE visit IS NOT NULL;
CREATE INDEX repair_open ON repair (seq) WHERE stage NOT IN ('handed_over', 'closed', 'void');
CREATE INDEX repair_open_by_promise ON repair (coalesce(promised_at, '9'), seq)
  WHERE stage NOT IN ('handed_over', 'closed', 'void');
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
CREATE TABLE saved_view (
  seq    INTEGER PRIMARY KEY,
  id     BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  person BLOB REFERENCES person (id),
  name   TEXT NOT NULL,
  filter TEXT NOT NULL CHECK (json_valid(filter))
) STRICT;
CREATE INDEX saved_view_by_person ON saved_view (person);
CREATE VIRTUAL TABLE search USING fts5 (
  tokens, content = '', detail = 'none', columnsize = 0, tokenize = 'ascii', prefix = '3 4 5 6 7 8 9 10'
);
CREATE TABLE 'search_config'(k PRIMARY KEY, v) WITHOUT ROWID;
CREATE TABLE 'search_data'(id INTEGER PRIMARY KEY, block BLOB);
CREATE TABLE 'search_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
CREATE TABLE search_rules (
  seq     INTEGER PRIMARY KEY CHECK (seq = 1),
  version INTEGER NOT NULL
) STRICT;
CREATE VIEW search_source AS
SELECT r.seq, r.customer, r.device, c.company, search_tokens(
  c.name, c.wechat, coalesce(k.name, ''), c.phone,
  coalesce((SELECT group_concat(o.phone, ' ') FROM customer_phone o WHERE o.customer = c.id AND o.dropped = 0), ''),
  d.brand, d.model, d.colour, coalesce(d.imei, ''), coalesce(d.imei2, ''), coalesce(d.serial, ''),
  r.number, r.code, r.symptom, r.code_words, d.kind, r.channel, r.warranty) AS tokens
FROM repair r
JOIN customer c ON c.id = r.customer
JOIN device d ON d.id = r.device
LEFT JOIN company k ON k.id = c.company;
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
, hours TEXT NOT NULL CHECK (json_valid(hours))
  DEFAULT '[["09:00","20:00"],["09:00","20:00"],["09:00","20:00"],["09:00","20:00"],["09:00","20:00"],["09:00","20:00"],["09:00","20:00"]]', norms TEXT NOT NULL CHECK (json_valid(norms))
  DEFAULT '{"carry_in":{"minutes":60},"courier":{"days":3},"on_site":{"days":1},"pick_up_point":{"days":3}}', sizes TEXT NOT NULL CHECK (json_valid(sizes))
  DEFAULT '{"job_card":"a4","device_label":"60x40","accessory_label":"40x30","prepayment_receipt":"80"}', number_prefix TEXT NOT NULL DEFAULT 'WX' CHECK (length(number_prefix) BETWEEN 1 AND 6), number_period TEXT NOT NULL DEFAULT 'day'
  CHECK (number_period IN ('day', 'month', 'year', 'always')), number_width INTEGER NOT NULL DEFAULT 4 CHECK (number_width BETWEEN 3 AND 8), number_from INTEGER NOT NULL DEFAULT 1 CHECK (number_from BETWEEN 1 AND 99999999)) STRICT;
CREATE TABLE symptom (
  seq      INTEGER PRIMARY KEY,
  id       BLOB    NOT NULL UNIQUE CHECK (length(id) = 16),
  code     TEXT    NOT NULL UNIQUE,
  parent   BLOB    REFERENCES symptom (id),
  kinds    TEXT    NOT NULL CHECK (json_valid(kinds)),
  words    TEXT    NOT NULL,
  words_en TEXT    NOT NULL,
  active   INTEGER NOT NULL CHECK (active IN (0, 1))
) STRICT;
CREATE INDEX symptom_by_parent ON symptom (parent);
CREATE TABLE terms (
  seq      INTEGER PRIMARY KEY,
  id       BLOB    NOT NULL UNIQUE CHECK (length(id) = 16),
  kind     TEXT    NOT NULL CHECK (kind IN ('repair', 'privacy')),
  language TEXT    NOT NULL CHECK (language IN ('zh-CN', 'en')),
  version  INTEGER NOT NULL CHECK (version > 0),
  text     TEXT    NOT NULL,
  at       TEXT    NOT NULL,
  by       BLOB    NOT NULL REFERENCES person (id),
  UNIQUE (kind, language, version)
) STRICT;
