-- Intake whole: the shop's rules, the catalogue, customers and machines as they are, and what an intake records.

ALTER TABLE shop ADD COLUMN hours TEXT NOT NULL CHECK (json_valid(hours))
  DEFAULT '[["09:00","20:00"],["09:00","20:00"],["09:00","20:00"],["09:00","20:00"],["09:00","20:00"],["09:00","20:00"],["09:00","20:00"]]';
ALTER TABLE shop ADD COLUMN norms TEXT NOT NULL CHECK (json_valid(norms))
  DEFAULT '{"carry_in":{"minutes":60},"courier":{"days":3},"on_site":{"days":1},"pick_up_point":{"days":3}}';
ALTER TABLE shop ADD COLUMN sizes TEXT NOT NULL CHECK (json_valid(sizes))
  DEFAULT '{"job_card":"a4","device_label":"60x40","accessory_label":"40x30","prepayment_receipt":"80"}';
ALTER TABLE shop ADD COLUMN number_prefix TEXT NOT NULL DEFAULT 'WX' CHECK (length(number_prefix) BETWEEN 1 AND 6);
ALTER TABLE shop ADD COLUMN number_period TEXT NOT NULL DEFAULT 'day'
  CHECK (number_period IN ('day', 'month', 'year', 'always'));
ALTER TABLE shop ADD COLUMN number_width INTEGER NOT NULL DEFAULT 4 CHECK (number_width BETWEEN 3 AND 8);
ALTER TABLE shop ADD COLUMN number_from INTEGER NOT NULL DEFAULT 1 CHECK (number_from BETWEEN 1 AND 99999999);
-- A place in a day, a month, a year or for ever; receipts count apart from orders.
ALTER TABLE counter RENAME COLUMN day TO period;

CREATE TABLE brand (
  seq    INTEGER PRIMARY KEY,
  id     BLOB    NOT NULL UNIQUE CHECK (length(id) = 16),
  name   TEXT    NOT NULL UNIQUE COLLATE NOCASE,
  alias  TEXT    NOT NULL,
  active INTEGER NOT NULL CHECK (active IN (0, 1))
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

-- A group has no parent; a symptom lies in a group. Kinds is a list; empty means every kind.
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

CREATE TABLE company (
  seq     INTEGER PRIMARY KEY,
  id      BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  name    TEXT NOT NULL,
  phone   TEXT NOT NULL,
  address TEXT NOT NULL
) STRICT;
CREATE INDEX company_by_name ON company (name COLLATE NOCASE);

ALTER TABLE customer ADD COLUMN wechat TEXT NOT NULL DEFAULT '';
ALTER TABLE customer ADD COLUMN address TEXT NOT NULL DEFAULT '';
ALTER TABLE customer ADD COLUMN company BLOB REFERENCES company (id);
ALTER TABLE customer ADD COLUMN merged_into BLOB REFERENCES customer (id);
CREATE INDEX customer_by_company ON customer (company) WHERE company IS NOT NULL;
CREATE INDEX customer_by_merged ON customer (merged_into) WHERE merged_into IS NOT NULL;

-- Numbers beside the first one.
CREATE TABLE customer_phone (
  seq      INTEGER PRIMARY KEY,
  id       BLOB    NOT NULL UNIQUE CHECK (length(id) = 16),
  customer BLOB    NOT NULL REFERENCES customer (id),
  phone    TEXT    NOT NULL,
  dropped  INTEGER NOT NULL CHECK (dropped IN (0, 1))
) STRICT;
CREATE INDEX customer_phone_by_phone ON customer_phone (phone);
CREATE INDEX customer_phone_by_tail ON customer_phone (substr(phone, -4));
CREATE INDEX customer_phone_by_customer ON customer_phone (customer);

-- A machine may have no readable number, with a reason; one that was merged gave its numbers away.
CREATE TABLE device_whole (
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
  former      BLOB REFERENCES device_whole (id),
  merged_into BLOB REFERENCES device_whole (id),
  CHECK (imei IS NOT NULL OR serial IS NOT NULL OR unreadable IS NOT NULL OR merged_into IS NOT NULL)
) STRICT;
INSERT INTO device_whole (seq, id, kind, brand, model, colour, storage, imei, serial)
  SELECT seq, id, CASE WHEN imei IS NULL THEN 'other' ELSE 'phone' END, brand, model, '', '', imei, serial FROM device;
DROP TABLE device;
ALTER TABLE device_whole RENAME TO device;
CREATE INDEX device_by_imei2 ON device (imei2) WHERE imei2 IS NOT NULL;
CREATE INDEX device_by_serial ON device (serial) WHERE serial IS NOT NULL;
CREATE INDEX device_by_former ON device (former) WHERE former IS NOT NULL;
CREATE INDEX device_by_merged ON device (merged_into) WHERE merged_into IS NOT NULL;

ALTER TABLE repair ADD COLUMN channel TEXT NOT NULL DEFAULT 'carry_in'
  CHECK (channel IN ('carry_in', 'courier', 'on_site', 'pick_up_point'));
ALTER TABLE repair ADD COLUMN waybill TEXT NOT NULL DEFAULT '';
ALTER TABLE repair ADD COLUMN place TEXT NOT NULL DEFAULT '';
ALTER TABLE repair ADD COLUMN visit BLOB CHECK (length(visit) = 16);
ALTER TABLE repair ADD COLUMN codes TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(codes));
ALTER TABLE repair ADD COLUMN code_words TEXT NOT NULL DEFAULT '';
ALTER TABLE repair ADD COLUMN reproduced TEXT NOT NULL DEFAULT 'not_tried'
  CHECK (reproduced IN ('yes', 'no', 'not_tried'));
ALTER TABLE repair ADD COLUMN backed_up TEXT NOT NULL DEFAULT 'unknown'
  CHECK (backed_up IN ('yes', 'no', 'not_needed', 'unknown'));
ALTER TABLE repair ADD COLUMN account_lock TEXT NOT NULL DEFAULT 'unknown'
  CHECK (account_lock IN ('off', 'on', 'none', 'unknown'));
ALTER TABLE repair ADD COLUMN repair_mode INTEGER NOT NULL DEFAULT 0 CHECK (repair_mode IN (0, 1));
ALTER TABLE repair ADD COLUMN accessories TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(accessories));
ALTER TABLE repair ADD COLUMN accessory_note TEXT NOT NULL DEFAULT '';
ALTER TABLE repair ADD COLUMN promised_at TEXT;
ALTER TABLE repair ADD COLUMN estimate INTEGER CHECK (estimate >= 0);
ALTER TABLE repair ADD COLUMN ask_above INTEGER CHECK (ask_above >= 0);
ALTER TABLE repair ADD COLUMN warranty TEXT NOT NULL DEFAULT 'none' CHECK (warranty IN ('none', 'claimed'));
ALTER TABLE repair ADD COLUMN warranty_basis TEXT CHECK (warranty_basis IN (
  'invoice', 'e_voucher', 'delivery', 'stub', 'factory_date', 'other'));
ALTER TABLE repair ADD COLUMN bought_on TEXT;
ALTER TABLE repair ADD COLUMN void_reason TEXT;
CREATE INDEX repair_by_visit ON repair (visit, seq) WHERE visit IS NOT NULL;
CREATE INDEX repair_by_promise ON repair (promised_at, seq)
  WHERE promised_at IS NOT NULL AND stage NOT IN ('handed_over', 'closed', 'void');
CREATE INDEX repair_by_stage ON repair (stage, seq) WHERE stage NOT IN ('handed_over', 'closed', 'void');

-- What a machine looked like and what worked, when it was taken in (later also: lent, returned).
CREATE TABLE condition (
  seq    INTEGER PRIMARY KEY,
  id     BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  repair BLOB NOT NULL UNIQUE REFERENCES repair (id),
  marks  TEXT NOT NULL CHECK (json_valid(marks)),
  checks TEXT NOT NULL CHECK (json_valid(checks))
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
CREATE INDEX photo_by_repair ON photo (repair, seq);
CREATE INDEX photo_by_file ON photo (file);

-- Notes about an order, a machine or a customer; a note is withdrawn, never removed.
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

-- Texts that customers agree to. A new wording is a new version; none is ever changed.
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
CREATE INDEX consent_by_repair ON consent (repair, seq);
CREATE INDEX consent_by_customer ON consent (customer, seq);

-- Sealed with a key that lies outside the database; NULL once purged.
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

-- Money taken before the settlement is the customer's until then: 预收款, given back whole or set off later.
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
CREATE TRIGGER payment_stays BEFORE UPDATE ON payment
BEGIN SELECT RAISE(ABORT, 'payments are append-only'); END;
CREATE TRIGGER payment_is_kept BEFORE DELETE ON payment
BEGIN SELECT RAISE(ABORT, 'payments are append-only'); END;

-- State, without history.
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

CREATE TABLE saved_view (
  seq    INTEGER PRIMARY KEY,
  id     BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  person BLOB REFERENCES person (id),
  name   TEXT NOT NULL,
  filter TEXT NOT NULL CHECK (json_valid(filter))
) STRICT;
CREATE INDEX saved_view_by_person ON saved_view (person);

ALTER TABLE preference ADD COLUMN columns TEXT CHECK (json_valid(columns));

-- Which printer a desk uses for which paper.
CREATE TABLE desk_printer (
  seq     INTEGER PRIMARY KEY,
  session INTEGER NOT NULL REFERENCES session (seq),
  paper   TEXT    NOT NULL,
  printer TEXT    NOT NULL,
  UNIQUE (session, paper)
) STRICT;
