CREATE TRIGGER assignment_is_kept BEFORE DELETE ON assignment
BEGIN SELECT RAISE(ABORT, 'assignments are append-only'); END;
CREATE TRIGGER assignment_stays BEFORE UPDATE ON assignment
BEGIN SELECT RAISE(ABORT, 'assignments are append-only'); END;
CREATE TABLE assignment (
  seq         INTEGER PRIMARY KEY,
  id          BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  repair      BLOB NOT NULL REFERENCES repair (id),
  from_person BLOB REFERENCES person (id),
  to_person   BLOB REFERENCES person (id),
  reason      TEXT NOT NULL,
  at          TEXT NOT NULL,
  by          BLOB NOT NULL REFERENCES person (id)
) STRICT;
CREATE INDEX assignment_by_giver ON assignment (from_person, seq) WHERE from_person IS NOT NULL;
CREATE INDEX assignment_by_repair ON assignment (repair, seq);
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
CREATE TABLE checklist (
  seq     INTEGER PRIMARY KEY,
  id      BLOB    NOT NULL UNIQUE CHECK (length(id) = 16),
  purpose TEXT    NOT NULL CHECK (purpose IN ('diagnosis', 'test')),
  kind    TEXT    NOT NULL CHECK (kind IN (
    'phone', 'tablet', 'laptop', 'watch', 'earphones', 'tv', 'fridge', 'air_conditioner', 'washer', 'water_heater',
    'kitchen', 'vacuum', 'audio', 'camera', 'console', 'printer', 'router', 'small_appliance', 'other')),
  version INTEGER NOT NULL CHECK (version > 0),
  -- [{key, words, words_en, required, unit, low, high}]
  items   TEXT    NOT NULL CHECK (json_valid(items)),
  at      TEXT    NOT NULL,
  -- Nobody where the program brought it to a shop from before there were lists.
  by      BLOB    REFERENCES person (id),
  UNIQUE (purpose, kind, version)
) STRICT;
CREATE TABLE checkup (
  seq       INTEGER PRIMARY KEY,
  id        BLOB    NOT NULL UNIQUE CHECK (length(id) = 16),
  repair    BLOB    NOT NULL REFERENCES repair (id),
  purpose   TEXT    NOT NULL CHECK (purpose IN ('diagnosis', 'test')),
  round     INTEGER NOT NULL CHECK (round > 0),
  checklist BLOB    NOT NULL REFERENCES checklist (id),
  -- [{key, result, value, note}]
  results   TEXT    NOT NULL CHECK (json_valid(results)),
  verdict   TEXT    NOT NULL CHECK (verdict IN ('open', 'pass', 'fail')),
  reason    TEXT    NOT NULL,
  -- Why an ended round was corrected last, where it was.
  correction TEXT,
  ended_at  TEXT,
  ended_on  TEXT,
  by        BLOB    NOT NULL REFERENCES person (id),
  UNIQUE (repair, purpose, round),
  CHECK (correction IS NULL OR verdict <> 'open'),
  CHECK ((verdict = 'open') = (ended_at IS NULL)),
  CHECK ((ended_at IS NULL) = (ended_on IS NULL))
) STRICT;
CREATE INDEX checkup_by_end ON checkup (ended_on, purpose) WHERE ended_on IS NOT NULL;
CREATE TRIGGER close_is_kept BEFORE DELETE ON close
BEGIN SELECT RAISE(ABORT, 'closes are append-only'); END;
CREATE TRIGGER close_stays BEFORE UPDATE ON close
BEGIN SELECT RAISE(ABORT, 'closes are append-only'); END;
CREATE TABLE close (
  seq       INTEGER PRIMARY KEY,
  id        BLOB    NOT NULL UNIQUE CHECK (length(id) = 16),
  number    TEXT    NOT NULL UNIQUE,
  scope     TEXT    NOT NULL CHECK (scope IN ('person', 'day')),
  person    BLOB    REFERENCES person (id),
  day       TEXT    NOT NULL,
  -- Postings up to this one.
  upto      INTEGER NOT NULL CHECK (upto >= 0),
  -- Cash that was in the till before, and what stays in it.
  opening   INTEGER NOT NULL CHECK (opening >= 0),
  counted   INTEGER NOT NULL CHECK (counted >= 0),
  expected  INTEGER NOT NULL,
  stays     INTEGER NOT NULL CHECK (stays >= 0),
  -- {fen: pieces}
  pieces    TEXT    NOT NULL CHECK (json_valid(pieces)),
  -- [{method, taken, given, net}] as it was printed
  totals    TEXT    NOT NULL CHECK (json_valid(totals)),
  -- What was held of customers' money then, and what they owed: the next look sums only what moved since.
  prepaid   INTEGER NOT NULL,
  receivable INTEGER NOT NULL,
  reason    TEXT    NOT NULL,
  head_row  INTEGER NOT NULL,
  head_hash TEXT    NOT NULL CHECK (length(head_hash) = 64),
  at        TEXT    NOT NULL,
  by        BLOB    NOT NULL REFERENCES person (id),
  CHECK ((scope = 'person') = (person IS NOT NULL)),
  CHECK (counted = expected OR reason <> '')
) STRICT;
CREATE INDEX close_by_day ON close (day, seq);
CREATE INDEX close_by_person ON close (person, seq) WHERE person IS NOT NULL;
CREATE INDEX close_by_scope ON close (scope, seq);
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
, fee_percent INTEGER CHECK (fee_percent BETWEEN 1 AND 100), fee_inspection INTEGER CHECK (fee_inspection > 0)) STRICT;
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
CREATE TRIGGER fault_code_is_kept BEFORE DELETE ON fault_code
BEGIN SELECT RAISE(ABORT, 'fault codes are kept'); END;
CREATE TABLE fault_code (
  seq      INTEGER PRIMARY KEY,
  id       BLOB    NOT NULL UNIQUE CHECK (length(id) = 16),
  axis     TEXT    NOT NULL CHECK (axis IN ('cause', 'action')),
  code     TEXT    NOT NULL UNIQUE,
  kinds    TEXT    NOT NULL CHECK (json_valid(kinds)),
  words    TEXT    NOT NULL,
  words_en TEXT    NOT NULL,
  active   INTEGER NOT NULL CHECK (active IN (0, 1))
) STRICT;
CREATE TABLE file (
  seq   INTEGER PRIMARY KEY,
  id    BLOB    NOT NULL UNIQUE CHECK (length(id) = 16),
  hash  TEXT    NOT NULL UNIQUE CHECK (length(hash) = 64),
  media TEXT    NOT NULL,
  bytes INTEGER NOT NULL CHECK (bytes > 0)
) STRICT;
CREATE TABLE finding (
  seq       INTEGER PRIMARY KEY,
  id        BLOB    NOT NULL UNIQUE CHECK (length(id) = 16),
  repair    BLOB    NOT NULL REFERENCES repair (id),
  symptom   TEXT,
  cause     TEXT,
  text      TEXT    NOT NULL,
  level     TEXT    NOT NULL CHECK (level IN ('simple', 'one', 'two', 'three')),
  -- What makes the repair chargeable, if anything does, and how the customer agreed to that.
  evidence  TEXT    NOT NULL CHECK (evidence IN ('none', 'liquid', 'impact', 'opened', 'foreign_part', 'other')),
  agreed    TEXT    CHECK (agreed IN ('pad', 'paper')),
  signature TEXT,
  at        TEXT    NOT NULL,
  by        BLOB    NOT NULL REFERENCES person (id),
  withdrawn INTEGER NOT NULL CHECK (withdrawn IN (0, 1))
) STRICT;
CREATE INDEX finding_by_repair ON finding (repair, seq);
CREATE TABLE hand_over (
  seq         INTEGER PRIMARY KEY,
  id          BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  repair      BLOB NOT NULL REFERENCES repair (id),
  against     TEXT NOT NULL CHECK (against IN ('voucher', 'code', 'phone')),
  -- Who came, where it was not the customer.
  collector   TEXT NOT NULL,
  how         TEXT NOT NULL CHECK (how IN ('pad', 'paper')),
  signature   TEXT,
  accessories TEXT NOT NULL CHECK (json_valid(accessories)),
  old_parts   TEXT NOT NULL CHECK (old_parts IN ('none', 'given', 'kept')),
  outcome     TEXT NOT NULL,
  -- What the customer owed when it left; released by right, with a reason.
  owed        INTEGER NOT NULL CHECK (owed >= 0),
  reopened    INTEGER NOT NULL CHECK (reopened IN (0, 1)),
  at          TEXT NOT NULL,
  day         TEXT NOT NULL,
  by          BLOB NOT NULL REFERENCES person (id)
) STRICT;
CREATE INDEX hand_over_by_day ON hand_over (day, seq);
CREATE INDEX hand_over_by_phone ON hand_over (day, seq) WHERE against = 'phone' AND reopened = 0;
CREATE INDEX hand_over_by_repair ON hand_over (repair, seq);
CREATE TABLE hand_over_attempt (
  seq      INTEGER PRIMARY KEY,
  repair   BLOB    NOT NULL UNIQUE REFERENCES repair (id),
  failures INTEGER NOT NULL CHECK (failures > 0),
  tried    TEXT    NOT NULL,
  last_at  TEXT    NOT NULL
) STRICT;
CREATE TABLE handing (
  seq     INTEGER PRIMARY KEY,
  id      BLOB    NOT NULL UNIQUE CHECK (length(id) = 16),
  number  TEXT    NOT NULL UNIQUE,
  source  BLOB    NOT NULL REFERENCES place (id),
  target  BLOB    NOT NULL REFERENCES place (id),
  state   TEXT    NOT NULL CHECK (state IN ('asked', 'sent', 'accepted', 'refused', 'withdrawn')),
  why     TEXT    NOT NULL,
  asked_by BLOB   NOT NULL REFERENCES person (id),
  asked_at TEXT   NOT NULL,
  -- Who gave them, and who took them.
  sent_by BLOB    REFERENCES person (id),
  sent_at TEXT,
  taken_by BLOB   REFERENCES person (id),
  taken_at TEXT,
  CHECK (source <> target)
) STRICT;
CREATE INDEX handing_open ON handing (seq) WHERE state IN ('asked', 'sent');
CREATE TABLE handing_line (
  seq      INTEGER PRIMARY KEY,
  id       BLOB    NOT NULL UNIQUE CHECK (length(id) = 16),
  handing  BLOB    NOT NULL REFERENCES handing (id),
  part     BLOB    NOT NULL REFERENCES part (id),
  piece    BLOB    REFERENCES piece (id),
  asked    INTEGER NOT NULL CHECK (asked BETWEEN 1 AND 9999),
  sent     INTEGER CHECK (sent BETWEEN 0 AND 9999),
  place    INTEGER NOT NULL
) STRICT;
CREATE INDEX handing_line_by_handing ON handing_line (handing, place);
CREATE TRIGGER journal_keeps_every_entry BEFORE DELETE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER journal_keeps_every_place BEFORE INSERT ON journal
WHEN EXISTS (SELECT 1 FROM journal WHERE row = NEW.row OR (origin = NEW.origin AND seq = NEW.seq))
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER journal_keeps_every_word BEFORE UPDATE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER repair_is_touched AFTER INSERT ON journal
WHEN NEW.noun = 'repair' AND json_extract(NEW.body, '$.note') IS NULL
BEGIN
  UPDATE repair SET touched_at = NEW.at, touched_by = NEW.person WHERE id = NEW.noun_id;
END;
CREATE TABLE "journal" (
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
CREATE TABLE line_wait (
  seq        INTEGER PRIMARY KEY,
  line       BLOB    NOT NULL UNIQUE REFERENCES repair_part (id),
  waits_from TEXT    NOT NULL
) STRICT;
CREATE TABLE log_entry (
  seq       INTEGER PRIMARY KEY,
  id        BLOB    NOT NULL UNIQUE CHECK (length(id) = 16),
  repair    BLOB    NOT NULL REFERENCES repair (id),
  kind      TEXT    NOT NULL CHECK (kind IN ('work', 'part', 'software', 'cleaning', 'measure', 'call', 'other')),
  action    TEXT,
  text      TEXT    NOT NULL,
  at        TEXT    NOT NULL,
  by        BLOB    NOT NULL REFERENCES person (id),
  withdrawn INTEGER NOT NULL CHECK (withdrawn IN (0, 1))
) STRICT;
CREATE INDEX log_entry_by_repair ON log_entry (repair, seq);
CREATE TRIGGER message_is_kept BEFORE DELETE ON message
BEGIN SELECT RAISE(ABORT, 'messages are kept'); END;
CREATE TABLE message (
  seq      INTEGER PRIMARY KEY,
  id       BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  purpose  TEXT NOT NULL CHECK (purpose IN ('quote', 'ready', 'reminder', 'notice', 'arrived')),
  language TEXT NOT NULL CHECK (language IN ('zh-CN', 'en')),
  text     TEXT NOT NULL,
  UNIQUE (purpose, language)
) STRICT;
CREATE TABLE migration (
  n INTEGER PRIMARY KEY, name TEXT NOT NULL, sha256 BLOB NOT NULL, at TEXT NOT NULL, program TEXT NOT NULL
) STRICT;
CREATE TRIGGER part_search_follows_catalogue AFTER UPDATE OF name, brand ON model BEGIN
  DELETE FROM part_search WHERE rowid IN
    (SELECT p.seq FROM part_model f CROSS JOIN part p ON p.id = f.part WHERE f.model = NEW.id AND f.active = 1);
  INSERT INTO part_search (rowid, tokens)
    SELECT s.seq, s.tokens FROM part_model f CROSS JOIN part_search_source s ON s.id = f.part
    WHERE f.model = NEW.id AND f.active = 1;
END;
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
CREATE TRIGGER movement_brings AFTER INSERT ON movement
WHEN (SELECT kind FROM place WHERE id = NEW.target) NOT IN ('supplier', 'installed', 'difference', 'customer')
BEGIN
  INSERT INTO stock (part, place, on_hand, reserved, value)
    VALUES (NEW.part, NEW.target, NEW.quantity, 0, NEW.value)
    ON CONFLICT (part, place) DO UPDATE SET on_hand = on_hand + NEW.quantity, value = value + NEW.value;
END;
CREATE TRIGGER movement_keeps_every_row BEFORE DELETE ON movement
BEGIN SELECT RAISE(ABORT, 'movements are append-only'); END;
CREATE TRIGGER movement_keeps_every_word BEFORE UPDATE ON movement
BEGIN SELECT RAISE(ABORT, 'movements are append-only'); END;
CREATE TRIGGER movement_moves_piece AFTER INSERT ON movement WHEN NEW.piece IS NOT NULL
BEGIN
  SELECT RAISE(ABORT, 'the piece is elsewhere') FROM piece_place WHERE piece = NEW.piece AND place <> NEW.source;
  INSERT INTO piece_place (piece, place, value) VALUES (NEW.piece, NEW.target, NEW.value)
    ON CONFLICT (piece) DO UPDATE SET place = NEW.target, value = NEW.value;
END;
CREATE TRIGGER movement_takes AFTER INSERT ON movement
WHEN (SELECT kind FROM place WHERE id = NEW.source) NOT IN ('supplier', 'installed', 'difference', 'customer')
BEGIN
  UPDATE stock SET on_hand = on_hand - NEW.quantity, value = value - NEW.value
    WHERE part = NEW.part AND place = NEW.source;
  -- What was never there cannot be taken.
  SELECT RAISE(ABORT, 'nothing lies there') WHERE changes() = 0;
END;
CREATE TABLE movement (
  seq      INTEGER PRIMARY KEY,
  id       BLOB    NOT NULL UNIQUE CHECK (length(id) = 16),
  kind     TEXT    NOT NULL CHECK (kind IN (
    'receive', 'transfer', 'issue', 'return_good', 'use', 'old_in', 'old_out', 'doa', 'broken', 'salvage',
    'scrap', 'count_gain', 'count_loss', 'supplier_return', 'own_in', 'own_out', 'opening', 'reversal')),
  part     BLOB    NOT NULL REFERENCES part (id),
  piece    BLOB    REFERENCES piece (id),
  source   BLOB    NOT NULL REFERENCES place (id),
  target   BLOB    NOT NULL REFERENCES place (id),
  quantity INTEGER NOT NULL CHECK (quantity BETWEEN 1 AND 1000000),
  value    INTEGER NOT NULL CHECK (value >= 0),
  -- The receipt, transfer, count, return … it belongs to, and the line of an order.
  doc      BLOB    CHECK (length(doc) = 16),
  line     BLOB    REFERENCES repair_part (id),
  reverses BLOB    UNIQUE REFERENCES movement (id),
  why      TEXT    NOT NULL,
  at       TEXT    NOT NULL,
  day      TEXT    NOT NULL,
  by       BLOB    NOT NULL REFERENCES person (id),
  CHECK (source <> target),
  CHECK (piece IS NULL OR quantity = 1),
  CHECK ((kind = 'reversal') = (reverses IS NOT NULL))
) STRICT;
CREATE INDEX movement_by_day ON movement (day, seq);
CREATE INDEX movement_of_doc ON movement (doc) WHERE doc IS NOT NULL;
CREATE INDEX movement_of_line ON movement (line) WHERE line IS NOT NULL;
CREATE INDEX movement_of_part ON movement (part, seq);
CREATE INDEX movement_of_piece ON movement (piece, seq) WHERE piece IS NOT NULL;
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
CREATE TABLE old_part (
  seq         INTEGER PRIMARY KEY,
  id          BLOB    NOT NULL UNIQUE CHECK (length(id) = 16),
  line        BLOB    NOT NULL UNIQUE REFERENCES repair_part (id),
  repair      BLOB    NOT NULL REFERENCES repair (id),
  part        BLOB    NOT NULL REFERENCES part (id),
  quantity    INTEGER NOT NULL CHECK (quantity BETWEEN 1 AND 999),
  serial      TEXT    NOT NULL,
  owner       TEXT    NOT NULL CHECK (owner IN ('company', 'customer')),
  -- expected: still with the technician; back: with the clerk; with_customer: handed over; settled: inspected; lost;
  -- dropped: nothing came out, the use was taken back.
  state       TEXT    NOT NULL CHECK (state IN (
    'expected', 'back', 'with_customer', 'settled', 'lost', 'dropped')),
  due_on      TEXT,
  verdict     TEXT    CHECK (verdict IN ('to_maker', 'refurbish', 'stock', 'scrap')),
  place       BLOB    REFERENCES place (id),
  why         TEXT    NOT NULL,
  technician  BLOB    NOT NULL REFERENCES person (id),
  CHECK ((state = 'settled') = (verdict IS NOT NULL))
) STRICT;
CREATE INDEX old_part_by_part ON old_part (part, seq);
CREATE INDEX old_part_by_repair ON old_part (repair);
CREATE INDEX old_part_done ON old_part (seq) WHERE state IN ('with_customer', 'settled', 'lost');
CREATE INDEX old_part_open ON old_part (due_on, seq) WHERE state IN ('expected', 'back');
CREATE TABLE open_debt (
  seq    INTEGER PRIMARY KEY,
  repair BLOB    NOT NULL UNIQUE REFERENCES repair (id)
) STRICT;
CREATE TABLE origin (
  seq      INTEGER PRIMARY KEY,
  id       BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  prev     BLOB NOT NULL CHECK (length(prev) = 32),
  began_at TEXT NOT NULL
) STRICT;
CREATE TRIGGER part_search_follows_part AFTER UPDATE OF number, name, spec ON part BEGIN
  DELETE FROM part_search WHERE rowid = NEW.seq;
  INSERT INTO part_search (rowid, tokens) SELECT seq, tokens FROM part_search_source WHERE seq = NEW.seq;
END;
CREATE TRIGGER part_search_meets_part AFTER INSERT ON part BEGIN
  INSERT INTO part_search (rowid, tokens) SELECT seq, tokens FROM part_search_source WHERE seq = NEW.seq;
END;
CREATE TABLE part (
  seq           INTEGER PRIMARY KEY,
  id            BLOB    NOT NULL UNIQUE CHECK (length(id) = 16),
  -- 料号, as the shop writes it.
  number        TEXT    NOT NULL COLLATE NOCASE UNIQUE,
  name          TEXT    NOT NULL,
  -- 规格
  spec          TEXT    NOT NULL,
  unit          TEXT    NOT NULL,
  grade         TEXT    NOT NULL CHECK (grade IN ('original', 'branded', 'third_party', 'salvaged', 'refurbished')),
  -- Whether each piece has a serial number of its own.
  serialised    INTEGER NOT NULL CHECK (serialised IN (0, 1)),
  -- 旧件回收: whether the old piece is the company's and has to come back.
  returns_old   INTEGER NOT NULL CHECK (returns_old IN (0, 1)),
  class         TEXT    CHECK (class IN ('a', 'b', 'c')),
  -- What a customer pays, in fen; where it is not fixed, the average cost with this markup.
  sale          INTEGER CHECK (sale >= 0),
  markup        INTEGER CHECK (markup BETWEEN 0 AND 1000),
  warranty_days INTEGER NOT NULL CHECK (warranty_days BETWEEN 0 AND 3650),
  -- 安全库存, 再订货点, 最高库存: what the shop fixed; where nothing, they are reckoned.
  safety        INTEGER CHECK (safety >= 0),
  reorder_at    INTEGER CHECK (reorder_at >= 0),
  maximum       INTEGER CHECK (maximum > 0),
  -- Where it lies as a rule.
  bin           BLOB    REFERENCES place (id),
  superseded_by BLOB    REFERENCES part (id),
  photo         BLOB    REFERENCES file (id),
  note          TEXT    NOT NULL,
  active        INTEGER NOT NULL CHECK (active IN (0, 1)),
  CHECK (superseded_by IS NULL OR superseded_by <> id)
) STRICT;
CREATE INDEX part_by_bin ON part (bin) WHERE bin IS NOT NULL;
CREATE INDEX part_by_name ON part (name COLLATE NOCASE);
CREATE INDEX part_by_successor ON part (superseded_by) WHERE superseded_by IS NOT NULL;
CREATE INDEX part_kept_in_stock ON part (seq) WHERE active = 1 AND coalesce(safety, reorder_at, maximum) IS NOT NULL;
CREATE TABLE part_alternate (
  seq       INTEGER PRIMARY KEY,
  id        BLOB    NOT NULL UNIQUE CHECK (length(id) = 16),
  part      BLOB    NOT NULL REFERENCES part (id),
  alternate BLOB    NOT NULL REFERENCES part (id),
  active    INTEGER NOT NULL CHECK (active IN (0, 1)),
  UNIQUE (part, alternate),
  CHECK (part <> alternate)
) STRICT;
CREATE INDEX part_alternate_back ON part_alternate (alternate);
CREATE TRIGGER part_search_follows_code AFTER UPDATE ON part_code BEGIN
  DELETE FROM part_search WHERE rowid = (SELECT seq FROM part WHERE id = NEW.part);
  INSERT INTO part_search (rowid, tokens) SELECT seq, tokens FROM part_search_source WHERE id = NEW.part;
END;
CREATE TRIGGER part_search_meets_code AFTER INSERT ON part_code BEGIN
  DELETE FROM part_search WHERE rowid = (SELECT seq FROM part WHERE id = NEW.part);
  INSERT INTO part_search (rowid, tokens) SELECT seq, tokens FROM part_search_source WHERE id = NEW.part;
END;
CREATE TABLE part_code (
  seq    INTEGER PRIMARY KEY,
  id     BLOB    NOT NULL UNIQUE CHECK (length(id) = 16),
  part   BLOB    NOT NULL REFERENCES part (id),
  code   TEXT    NOT NULL COLLATE NOCASE,
  active INTEGER NOT NULL CHECK (active IN (0, 1))
) STRICT;
CREATE INDEX part_code_by_part ON part_code (part);
CREATE UNIQUE INDEX part_code_is_one ON part_code (code) WHERE active = 1;
CREATE TRIGGER part_search_follows_model AFTER UPDATE ON part_model BEGIN
  DELETE FROM part_search WHERE rowid = (SELECT seq FROM part WHERE id = NEW.part);
  INSERT INTO part_search (rowid, tokens) SELECT seq, tokens FROM part_search_source WHERE id = NEW.part;
END;
CREATE TRIGGER part_search_meets_model AFTER INSERT ON part_model BEGIN
  DELETE FROM part_search WHERE rowid = (SELECT seq FROM part WHERE id = NEW.part);
  INSERT INTO part_search (rowid, tokens) SELECT seq, tokens FROM part_search_source WHERE id = NEW.part;
END;
CREATE TABLE part_model (
  seq    INTEGER PRIMARY KEY,
  id     BLOB    NOT NULL UNIQUE CHECK (length(id) = 16),
  part   BLOB    NOT NULL REFERENCES part (id),
  model  BLOB    NOT NULL REFERENCES model (id),
  active INTEGER NOT NULL CHECK (active IN (0, 1)),
  UNIQUE (part, model)
) STRICT;
CREATE INDEX part_model_by_model ON part_model (model);
CREATE VIRTUAL TABLE part_search USING fts5 (
  tokens, content = '', contentless_delete = 1, detail = 'none', tokenize = 'ascii', prefix = '3 4 5 6 7 8 9 10'
);
CREATE TABLE 'part_search_config'(k PRIMARY KEY, v) WITHOUT ROWID;
CREATE TABLE 'part_search_data'(id INTEGER PRIMARY KEY, block BLOB);
CREATE TABLE 'part_search_docsize'(id INTEGER PRIMARY KEY, sz BLOB, origin INTEGER);
CREATE TABLE 'part_search_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
CREATE TABLE part_search_rules (
  seq     INTEGER PRIMARY KEY CHECK (seq = 1),
  version INTEGER NOT NULL
) STRICT;
CREATE VIEW part_search_source AS
SELECT p.seq, p.id, part_tokens(
  p.number, p.name, p.spec,
  coalesce((SELECT group_concat(c.code, char(10)) FROM part_code c WHERE c.part = p.id AND c.active = 1), '')
    || char(10) ||
  coalesce((SELECT group_concat(s.number, char(10)) FROM part_supplier s WHERE s.part = p.id AND s.active = 1), ''),
  coalesce((SELECT group_concat(b.name || ' ' || b.alias || ' ' || m.name, char(10))
    FROM part_model f JOIN model m ON m.id = f.model JOIN brand b ON b.id = m.brand
    WHERE f.part = p.id AND f.active = 1), '')) AS tokens
FROM part p;
CREATE TRIGGER part_search_follows_supplier AFTER UPDATE OF number, active ON part_supplier BEGIN
  DELETE FROM part_search WHERE rowid = (SELECT seq FROM part WHERE id = NEW.part);
  INSERT INTO part_search (rowid, tokens) SELECT seq, tokens FROM part_search_source WHERE id = NEW.part;
END;
CREATE TRIGGER part_search_meets_supplier AFTER INSERT ON part_supplier WHEN NEW.number <> '' BEGIN
  DELETE FROM part_search WHERE rowid = (SELECT seq FROM part WHERE id = NEW.part);
  INSERT INTO part_search (rowid, tokens) SELECT seq, tokens FROM part_search_source WHERE id = NEW.part;
END;
CREATE TABLE part_supplier (
  seq       INTEGER PRIMARY KEY,
  id        BLOB    NOT NULL UNIQUE CHECK (length(id) = 16),
  part      BLOB    NOT NULL REFERENCES part (id),
  supplier  BLOB    NOT NULL REFERENCES supplier (id),
  number    TEXT    NOT NULL,
  price     INTEGER NOT NULL CHECK (price >= 0),
  lead_days INTEGER NOT NULL CHECK (lead_days BETWEEN 0 AND 365),
  least     INTEGER NOT NULL CHECK (least BETWEEN 1 AND 100000),
  -- The one that proposals name.
  preferred INTEGER NOT NULL CHECK (preferred IN (0, 1)),
  active    INTEGER NOT NULL CHECK (active IN (0, 1)),
  UNIQUE (part, supplier)
) STRICT;
CREATE INDEX part_supplier_by_supplier ON part_supplier (supplier);
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
CREATE TABLE "payment" (
  seq        INTEGER PRIMARY KEY,
  id         BLOB    NOT NULL UNIQUE CHECK (length(id) = 16),
  number     TEXT    NOT NULL UNIQUE,
  repair     BLOB    NOT NULL REFERENCES repair (id),
  kind       TEXT    NOT NULL CHECK (kind IN ('prepaid', 'prepaid_back', 'paid', 'refund')),
  amount     INTEGER NOT NULL CHECK (amount > 0),
  method     TEXT    NOT NULL CHECK (method IN ('cash', 'wechat', 'alipay', 'card', 'transfer')),
  reference  TEXT    NOT NULL,
  -- Cash laid on the counter, where it was more than the amount.
  tendered   INTEGER CHECK (tendered >= amount),
  -- Payments of one act share it.
  act        BLOB    CHECK (length(act) = 16),
  -- The one it was paid on or refunded from.
  settlement BLOB    REFERENCES settlement (id),
  -- Why money went back, or nothing.
  reason     TEXT    NOT NULL,
  at         TEXT    NOT NULL,
  day        TEXT    NOT NULL,
  by         BLOB    NOT NULL REFERENCES person (id),
  CHECK ((kind IN ('paid', 'refund')) = (settlement IS NOT NULL))
) STRICT;
CREATE INDEX payment_by_repair ON payment (repair, seq);
CREATE INDEX payment_by_settlement ON payment (settlement, kind, amount) WHERE settlement IS NOT NULL;
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
, phase TEXT NOT NULL DEFAULT 'intake'
  CHECK (phase IN ('intake', 'before', 'after', 'evidence', 'hand_over')), entry BLOB REFERENCES log_entry (id), finding BLOB REFERENCES finding (id)) STRICT;
CREATE INDEX photo_by_file ON photo (file);
CREATE INDEX photo_by_repair ON photo (repair, seq);
CREATE TABLE piece (
  seq    INTEGER PRIMARY KEY,
  id     BLOB    NOT NULL UNIQUE CHECK (length(id) = 16),
  part   BLOB    NOT NULL REFERENCES part (id),
  serial TEXT    NOT NULL COLLATE NOCASE,
  UNIQUE (part, serial)
) STRICT;
CREATE INDEX piece_by_serial ON piece (serial);
CREATE TABLE piece_place (
  seq   INTEGER PRIMARY KEY,
  piece BLOB    NOT NULL UNIQUE REFERENCES piece (id),
  place BLOB    NOT NULL REFERENCES place (id),
  value INTEGER NOT NULL CHECK (value >= 0)
) STRICT;
CREATE INDEX piece_place_by_place ON piece_place (place);
CREATE TABLE place (
  seq    INTEGER PRIMARY KEY,
  id     BLOB    NOT NULL UNIQUE CHECK (length(id) = 16),
  kind   TEXT    NOT NULL CHECK (kind IN (
    'good', 'check', 'bad', 'doa', 'salvage', 'scrap', 'transit', 'technician', 'customer_own',
    'supplier', 'installed', 'difference', 'customer')),
  -- The bin's name; nothing for the place itself.
  bin    TEXT    COLLATE NOCASE,
  person BLOB    REFERENCES person (id),
  active INTEGER NOT NULL CHECK (active IN (0, 1)),
  CHECK ((kind = 'technician') = (person IS NOT NULL)),
  CHECK (bin IS NULL OR kind IN ('good', 'check', 'bad', 'doa', 'salvage'))
) STRICT;
CREATE UNIQUE INDEX place_is_one ON place (kind, coalesce(bin, '') COLLATE NOCASE, coalesce(person, x''));
CREATE TRIGGER posting_is_kept BEFORE DELETE ON posting
BEGIN SELECT RAISE(ABORT, 'postings are append-only'); END;
CREATE TRIGGER posting_stays BEFORE UPDATE ON posting
BEGIN SELECT RAISE(ABORT, 'postings are append-only'); END;
CREATE TABLE posting (
  seq    INTEGER PRIMARY KEY,
  id     BLOB    NOT NULL UNIQUE CHECK (length(id) = 16),
  debit  TEXT    NOT NULL CHECK (debit IN (
    'cash', 'wechat', 'alipay', 'card', 'transfer', 'prepaid', 'receivable', 'maker', 'extended', 'goodwill',
    'labour', 'parts', 'fees', 'discounts', 'rounding', 'refunds', 'cash_difference', 'float', 'bad_debt')),
  credit TEXT    NOT NULL CHECK (credit IN (
    'cash', 'wechat', 'alipay', 'card', 'transfer', 'prepaid', 'receivable', 'maker', 'extended', 'goodwill',
    'labour', 'parts', 'fees', 'discounts', 'rounding', 'refunds', 'cash_difference', 'float', 'bad_debt')),
  amount INTEGER NOT NULL CHECK (amount > 0),
  repair BLOB    REFERENCES repair (id),
  -- The payment, settlement, close or write-off it belongs to.
  doc    BLOB    NOT NULL CHECK (length(doc) = 16),
  at     TEXT    NOT NULL,
  day    TEXT    NOT NULL,
  by     BLOB    NOT NULL REFERENCES person (id),
  CHECK (debit <> credit)
) STRICT;
CREATE INDEX posting_by_credit ON posting (credit, seq, amount);
CREATE INDEX posting_by_day ON posting (day, debit, credit, amount);
CREATE INDEX posting_by_debit ON posting (debit, seq, amount);
CREATE INDEX posting_by_doc ON posting (doc);
CREATE INDEX posting_by_person ON posting (by, seq);
CREATE INDEX posting_by_repair ON posting (repair, seq) WHERE repair IS NOT NULL;
CREATE TABLE preference (
  seq      INTEGER PRIMARY KEY,
  person   BLOB NOT NULL UNIQUE REFERENCES person (id),
  language TEXT CHECK (language IN ('zh-CN', 'en')),
  theme    TEXT CHECK (theme IN ('light', 'dark'))
, columns TEXT CHECK (json_valid(columns))) STRICT;
CREATE TABLE price (
  seq        INTEGER PRIMARY KEY,
  id         BLOB    NOT NULL UNIQUE CHECK (length(id) = 16),
  line       TEXT    NOT NULL CHECK (line IN ('labour', 'part', 'fee')),
  name       TEXT    NOT NULL,
  kind       TEXT    CHECK (kind IN (
    'phone', 'tablet', 'laptop', 'watch', 'earphones', 'tv', 'fridge', 'air_conditioner', 'washer', 'water_heater',
    'kitchen', 'vacuum', 'audio', 'camera', 'console', 'printer', 'router', 'small_appliance', 'other')),
  brand      BLOB    REFERENCES brand (id),
  model      BLOB    REFERENCES model (id),
  -- A level for labour; none for a part, an inspection or another fee.
  level      TEXT    CHECK (level IN ('simple', 'one', 'two', 'three')),
  -- 检测费: what a declined repair pays a part of.
  inspection INTEGER NOT NULL CHECK (inspection IN (0, 1)),
  amount     INTEGER NOT NULL CHECK (amount >= 0),
  grade      TEXT    CHECK (grade IN ('original', 'branded', 'third_party', 'salvaged', 'refurbished')),
  days       INTEGER CHECK (days >= 30),
  valid_from TEXT    NOT NULL,
  valid_to   TEXT,
  active     INTEGER NOT NULL CHECK (active IN (0, 1)),
  CHECK (inspection = 0 OR line = 'fee'),
  CHECK (valid_to IS NULL OR valid_to >= valid_from)
) STRICT;
CREATE INDEX price_by_model ON price (model) WHERE model IS NOT NULL;
CREATE TABLE price_rule (
  seq        INTEGER PRIMARY KEY,
  id         BLOB    NOT NULL UNIQUE CHECK (length(id) = 16),
  rule       TEXT    NOT NULL CHECK (rule IN (
    'labour_once', 'further_faults', 'declined_fee', 'free_when_nothing', 'flat_battery', 'member_day')),
  -- {percent, amount, kind, weekdays, monthdays}
  figures    TEXT    NOT NULL CHECK (json_valid(figures)),
  valid_from TEXT    NOT NULL,
  valid_to   TEXT,
  active     INTEGER NOT NULL CHECK (active IN (0, 1)),
  CHECK (valid_to IS NULL OR valid_to >= valid_from)
) STRICT;
CREATE TABLE purchase (
  seq        INTEGER PRIMARY KEY,
  id         BLOB    NOT NULL UNIQUE CHECK (length(id) = 16),
  number     TEXT    NOT NULL UNIQUE,
  supplier   BLOB    NOT NULL REFERENCES supplier (id),
  state      TEXT    NOT NULL CHECK (state IN ('draft', 'ordered', 'received', 'closed', 'dropped')),
  note       TEXT    NOT NULL,
  expected   TEXT,
  carrier    TEXT    NOT NULL,
  waybill    TEXT    NOT NULL,
  ordered_at TEXT,
  ordered_by BLOB    REFERENCES person (id),
  made_at    TEXT    NOT NULL,
  made_by    BLOB    NOT NULL REFERENCES person (id)
) STRICT;
CREATE INDEX purchase_by_supplier ON purchase (supplier, seq);
CREATE INDEX purchase_open ON purchase (seq) WHERE state IN ('draft', 'ordered');
CREATE TABLE purchase_line (
  seq      INTEGER PRIMARY KEY,
  id       BLOB    NOT NULL UNIQUE CHECK (length(id) = 16),
  purchase BLOB    NOT NULL REFERENCES purchase (id),
  part     BLOB    NOT NULL REFERENCES part (id),
  quantity INTEGER NOT NULL CHECK (quantity BETWEEN 1 AND 100000),
  price    INTEGER NOT NULL CHECK (price >= 0),
  -- 专订: for which line of an order.
  line     BLOB    REFERENCES repair_part (id),
  carrier  TEXT    NOT NULL,
  waybill  TEXT    NOT NULL,
  dropped  INTEGER NOT NULL CHECK (dropped IN (0, 1)),
  place    INTEGER NOT NULL
) STRICT;
CREATE INDEX purchase_line_by_line ON purchase_line (line) WHERE line IS NOT NULL;
CREATE INDEX purchase_line_by_part ON purchase_line (part);
CREATE INDEX purchase_line_by_purchase ON purchase_line (purchase, place);
CREATE TABLE quote (
  seq        INTEGER PRIMARY KEY,
  id         BLOB    NOT NULL UNIQUE CHECK (length(id) = 16),
  repair     BLOB    NOT NULL REFERENCES repair (id),
  version    INTEGER NOT NULL CHECK (version > 0),
  state      TEXT    NOT NULL CHECK (state IN ('draft', 'offered', 'agreed', 'declined', 'replaced')),
  words      TEXT    NOT NULL,
  valid_to   TEXT,
  offered_at TEXT,
  at         TEXT    NOT NULL,
  by         BLOB    NOT NULL REFERENCES person (id),
  UNIQUE (repair, version)
) STRICT;
CREATE UNIQUE INDEX quote_one_agreed ON quote (repair) WHERE state = 'agreed';
CREATE UNIQUE INDEX quote_one_open ON quote (repair) WHERE state IN ('draft', 'offered');
CREATE TABLE quote_answer (
  seq       INTEGER PRIMARY KEY,
  id        BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  quote     BLOB NOT NULL UNIQUE REFERENCES quote (id),
  -- A version is declined for itself; 'ended' takes back what was agreed to before, too.
  answer    TEXT NOT NULL CHECK (answer IN ('agreed', 'declined', 'ended')),
  how       TEXT NOT NULL CHECK (how IN (
              'in_person', 'on_paper', 'phone', 'message', 'within_limit', 'nothing_to_pay', 'by_rule'
            )),
  who       TEXT NOT NULL,
  phone     TEXT NOT NULL,
  signature TEXT,
  words     TEXT NOT NULL,
  at        TEXT NOT NULL,
  by        BLOB NOT NULL REFERENCES person (id)
) STRICT;
CREATE TABLE quote_line (
  seq      INTEGER PRIMARY KEY,
  id       BLOB    NOT NULL UNIQUE CHECK (length(id) = 16),
  quote    BLOB    NOT NULL REFERENCES quote (id),
  place    INTEGER NOT NULL CHECK (place >= 0),
  kind     TEXT    NOT NULL CHECK (kind IN ('labour', 'part', 'fee', 'discount')),
  name     TEXT    NOT NULL,
  quantity INTEGER NOT NULL CHECK (quantity BETWEEN 1 AND 999),
  unit     INTEGER NOT NULL,
  payer    TEXT    NOT NULL CHECK (payer IN ('customer', 'maker', 'extended', 'shop')),
  grade    TEXT    CHECK (grade IN ('original', 'branded', 'third_party', 'salvaged', 'refurbished')),
  -- Days this line is answered for after the hand-over; none for a fee or a discount.
  days     INTEGER CHECK (days >= 30),
  level    TEXT    CHECK (level IN ('simple', 'one', 'two', 'three')),
  price    BLOB    REFERENCES price (id),
  rule     BLOB    REFERENCES price_rule (id),
  -- What the list says one costs, and why the line says otherwise.
  listed   INTEGER CHECK (listed >= 0),
  changed  TEXT    NOT NULL,
  dropped  INTEGER NOT NULL CHECK (dropped IN (0, 1)),
  CHECK ((kind = 'discount') = (unit < 0)),
  CHECK ((price IS NULL) = (listed IS NULL))
) STRICT;
CREATE INDEX quote_line_by_price ON quote_line (price) WHERE price IS NOT NULL;
CREATE INDEX quote_line_by_quote ON quote_line (quote, place);
CREATE INDEX quote_line_by_rule ON quote_line (rule) WHERE rule IS NOT NULL;
CREATE TABLE receipt (
  seq      INTEGER PRIMARY KEY,
  id       BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  number   TEXT NOT NULL UNIQUE,
  supplier BLOB NOT NULL REFERENCES supplier (id),
  purchase BLOB REFERENCES purchase (id),
  -- The supplier's own delivery note.
  note     TEXT NOT NULL,
  -- The day it came; never later than the day it is written.
  day      TEXT NOT NULL,
  reversed INTEGER NOT NULL CHECK (reversed IN (0, 1)),
  why      TEXT NOT NULL,
  at       TEXT NOT NULL,
  by       BLOB NOT NULL REFERENCES person (id)
) STRICT;
CREATE INDEX receipt_by_day ON receipt (day, seq);
CREATE INDEX receipt_by_purchase ON receipt (purchase) WHERE purchase IS NOT NULL;
CREATE INDEX receipt_by_supplier ON receipt (supplier, seq);
CREATE TABLE receipt_line (
  seq           INTEGER PRIMARY KEY,
  id            BLOB    NOT NULL UNIQUE CHECK (length(id) = 16),
  receipt       BLOB    NOT NULL REFERENCES receipt (id),
  purchase_line BLOB    REFERENCES purchase_line (id),
  part          BLOB    NOT NULL REFERENCES part (id),
  quantity      INTEGER NOT NULL CHECK (quantity BETWEEN 1 AND 100000),
  price         INTEGER NOT NULL CHECK (price >= 0),
  place         BLOB    NOT NULL REFERENCES place (id)
) STRICT;
CREATE INDEX receipt_line_by_part ON receipt_line (part, seq);
CREATE INDEX receipt_line_by_purchase_line ON receipt_line (purchase_line) WHERE purchase_line IS NOT NULL;
CREATE INDEX receipt_line_by_receipt ON receipt_line (receipt);
CREATE TABLE reminder (
  seq    INTEGER PRIMARY KEY,
  id     BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  repair BLOB NOT NULL REFERENCES repair (id),
  -- The step by which the machine became ready: each wait has reminders of its own.
  wait   BLOB NOT NULL REFERENCES step (id),
  what   TEXT NOT NULL CHECK (what IN ('ready', 'day_3', 'day_7', 'day_15', 'day_30', 'notice')),
  how    TEXT NOT NULL CHECK (how IN ('message', 'phone', 'letter', 'in_person')),
  proof  TEXT NOT NULL,
  at     TEXT NOT NULL,
  day    TEXT NOT NULL,
  by     BLOB NOT NULL REFERENCES person (id)
) STRICT;
CREATE INDEX reminder_by_repair ON reminder (repair, seq);
CREATE UNIQUE INDEX reminder_once ON reminder (wait, what);
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
  'invoice', 'e_voucher', 'delivery', 'stub', 'factory_date', 'other')), bought_on TEXT, void_reason TEXT, touched_at TEXT, touched_by BLOB CHECK (length(touched_by) = 16), priority TEXT NOT NULL DEFAULT 'normal' CHECK (priority IN ('normal', 'urgent')), holder BLOB REFERENCES person (id), returns_to TEXT CHECK (returns_to IN (
  'received', 'diagnosing', 'quoting', 'awaiting_consent', 'awaiting_parts', 'repairing', 'testing', 'ready')), outcome TEXT CHECK (outcome IN (
  'repaired', 'upgraded', 'no_fault', 'declined', 'not_repairable', 'not_worth', 'exchanged', 'refunded', 'forwarded')), cover TEXT CHECK (cover IN ('in_warranty', 'out_of_warranty')), cover_basis TEXT NOT NULL DEFAULT '', rework_of BLOB REFERENCES repair (id), rework_charge TEXT CHECK (rework_charge IN ('free', 'charged')), pick_up_code TEXT CHECK (length(pick_up_code) = 6), voucher TEXT CHECK (length(voucher) = 16), due_at TEXT, ready_on TEXT, handed_back TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(handed_back))) STRICT;
CREATE INDEX repair_board ON repair (stage, coalesce(promised_at, '9'), seq)
  WHERE stage NOT IN ('handed_over', 'closed', 'void');
CREATE INDEX repair_by_customer ON repair (customer, seq);
CREATE INDEX repair_by_day ON repair (opened_on, seq);
CREATE INDEX repair_by_device ON repair (device, seq);
CREATE INDEX repair_by_holder ON repair (holder, stage, priority DESC, coalesce(promised_at, '9'), seq)
  WHERE holder IS NOT NULL AND stage NOT IN ('handed_over', 'closed', 'void');
CREATE INDEX repair_by_opener ON repair (opened_by, seq);
CREATE INDEX repair_by_opener_and_promise ON repair (opened_by, coalesce(promised_at, '9'), seq);
CREATE INDEX repair_by_outcome ON repair (outcome, seq) WHERE outcome IS NOT NULL;
CREATE INDEX repair_by_promise ON repair (coalesce(promised_at, '9'), seq);
CREATE INDEX repair_by_rework ON repair (rework_of) WHERE rework_of IS NOT NULL;
CREATE INDEX repair_by_stage ON repair (stage, seq);
CREATE INDEX repair_by_technician ON repair (holder, seq) WHERE holder IS NOT NULL;
CREATE INDEX repair_by_technician_and_promise ON repair (holder, coalesce(promised_at, '9'), seq)
  WHERE holder IS NOT NULL;
CREATE INDEX repair_by_turn ON repair (stage, priority DESC, coalesce(promised_at, '9'), seq)
  WHERE stage NOT IN ('handed_over', 'closed', 'void');
CREATE INDEX repair_by_visit ON repair (visit, seq) WHERE visit IS NOT NULL;
CREATE UNIQUE INDEX repair_by_voucher ON repair (voucher) WHERE voucher IS NOT NULL;
CREATE INDEX repair_open ON repair (seq) WHERE stage NOT IN ('handed_over', 'closed', 'void');
CREATE INDEX repair_open_by_due ON repair (due_at, seq)
  WHERE due_at IS NOT NULL AND stage NOT IN ('handed_over', 'closed', 'void');
CREATE INDEX repair_open_by_promise ON repair (coalesce(promised_at, '9'), seq)
  WHERE stage NOT IN ('handed_over', 'closed', 'void');
CREATE INDEX repair_urgent ON repair (seq) WHERE priority = 'urgent';
CREATE INDEX repair_urgent_by_promise ON repair (coalesce(promised_at, '9'), seq) WHERE priority = 'urgent';
CREATE INDEX repair_waiting ON repair (ready_on, seq) WHERE ready_on IS NOT NULL;
CREATE TRIGGER repair_part_reserves AFTER INSERT ON repair_part WHEN NEW.state = 'reserved'
BEGIN
  UPDATE stock SET reserved = reserved + NEW.quantity WHERE part = NEW.part AND place = NEW.place;
  SELECT RAISE(ABORT, 'nothing lies there') WHERE changes() = 0;
END;
CREATE TRIGGER repair_part_reserves_again AFTER UPDATE ON repair_part
WHEN OLD.state = 'reserved' OR NEW.state = 'reserved'
BEGIN
  UPDATE stock SET reserved = reserved - OLD.quantity
    WHERE OLD.state = 'reserved' AND part = OLD.part AND place = OLD.place;
  UPDATE stock SET reserved = reserved + NEW.quantity
    WHERE NEW.state = 'reserved' AND part = NEW.part AND place = NEW.place;
  SELECT RAISE(ABORT, 'nothing lies there') WHERE NEW.state = 'reserved' AND changes() = 0;
END;
CREATE TRIGGER repair_part_waits AFTER INSERT ON repair_part WHEN NEW.waits_from IS NOT NULL
BEGIN
  INSERT INTO line_wait (line, waits_from) VALUES (NEW.id, NEW.waits_from) ON CONFLICT (line) DO NOTHING;
END;
CREATE TRIGGER repair_part_waits_again AFTER UPDATE ON repair_part
WHEN NEW.waits_from IS NOT NULL AND OLD.waits_from IS NULL
BEGIN
  INSERT INTO line_wait (line, waits_from) VALUES (NEW.id, NEW.waits_from) ON CONFLICT (line) DO NOTHING;
END;
CREATE TABLE repair_part (
  seq        INTEGER PRIMARY KEY,
  id         BLOB    NOT NULL UNIQUE CHECK (length(id) = 16),
  repair     BLOB    NOT NULL REFERENCES repair (id),
  -- The line of a quote it is told in, where it is in one.
  quote_line BLOB    REFERENCES quote_line (id),
  part       BLOB    NOT NULL REFERENCES part (id),
  quantity   INTEGER NOT NULL CHECK (quantity BETWEEN 1 AND 999),
  state      TEXT    NOT NULL CHECK (state IN (
    'planned', 'reserved', 'issued', 'used', 'returned_good', 'doa', 'broken_by_us', 'dropped')),
  -- Where it is reserved or lies now; nothing for a planned or dropped one.
  place      BLOB    REFERENCES place (id),
  piece      BLOB    REFERENCES piece (id),
  -- Since when it waits for stock (special order, arrivals); nothing where it does not.
  waits_from TEXT,
  -- The serial number that came out of the machine.
  old_serial TEXT    NOT NULL,
  why        TEXT    NOT NULL,
  by         BLOB    NOT NULL REFERENCES person (id),
  at         TEXT    NOT NULL,
  CHECK ((state IN ('planned', 'dropped')) = (place IS NULL)),
  CHECK (waits_from IS NULL OR state = 'planned')
) STRICT;
CREATE INDEX repair_part_by_part ON repair_part (part, seq);
CREATE INDEX repair_part_by_piece ON repair_part (piece) WHERE piece IS NOT NULL;
CREATE INDEX repair_part_by_place ON repair_part (place, part) WHERE state = 'issued';
CREATE INDEX repair_part_by_quote_line ON repair_part (quote_line) WHERE quote_line IS NOT NULL;
CREATE INDEX repair_part_by_repair ON repair_part (repair, seq);
CREATE INDEX repair_part_reserved ON repair_part (part, place) WHERE state = 'reserved';
CREATE INDEX repair_part_waiting ON repair_part (part, waits_from) WHERE waits_from IS NOT NULL;
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
CREATE TRIGGER roll_printer_is_kept BEFORE DELETE ON roll_printer
BEGIN SELECT RAISE(ABORT, 'roll printers are kept'); END;
CREATE TABLE roll_printer (
  seq     INTEGER PRIMARY KEY,
  id      BLOB    NOT NULL UNIQUE CHECK (length(id) = 16),
  name    TEXT    NOT NULL UNIQUE,
  way     TEXT    NOT NULL CHECK (way IN ('network', 'device', 'queue')),
  address TEXT    NOT NULL,
  width   TEXT    NOT NULL CHECK (width IN ('80', '58')),
  drawer  INTEGER NOT NULL CHECK (drawer IN (0, 1)),
  active  INTEGER NOT NULL CHECK (active IN (0, 1))
) STRICT;
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
CREATE TABLE sending (
  seq          INTEGER PRIMARY KEY,
  id           BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  repair       BLOB NOT NULL REFERENCES repair (id),
  to_whom      TEXT NOT NULL CHECK (to_whom IN ('maker', 'shop')),
  name         TEXT NOT NULL,
  waybill      TEXT NOT NULL,
  why          TEXT NOT NULL,
  due_on       TEXT,
  sent_at      TEXT NOT NULL,
  sent_by      BLOB NOT NULL REFERENCES person (id),
  back_at      TEXT,
  back_by      BLOB REFERENCES person (id),
  back_waybill TEXT NOT NULL,
  result       TEXT NOT NULL,
  cost         INTEGER CHECK (cost >= 0),
  CHECK ((back_at IS NULL) = (back_by IS NULL))
) STRICT;
CREATE INDEX sending_by_repair ON sending (repair, seq);
CREATE UNIQUE INDEX sending_out ON sending (repair) WHERE back_at IS NULL;
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
CREATE TABLE settlement (
  seq       INTEGER PRIMARY KEY,
  id        BLOB    NOT NULL UNIQUE CHECK (length(id) = 16),
  number    TEXT    NOT NULL UNIQUE,
  repair    BLOB    NOT NULL REFERENCES repair (id),
  quote     BLOB    REFERENCES quote (id),
  -- What rounding lets the customer off: fen, never more than the total.
  rounding  INTEGER NOT NULL CHECK (rounding >= 0),
  cancelled INTEGER NOT NULL CHECK (cancelled IN (0, 1)),
  reason    TEXT    NOT NULL,
  at        TEXT    NOT NULL,
  day       TEXT    NOT NULL,
  by        BLOB    NOT NULL REFERENCES person (id)
) STRICT;
CREATE INDEX settlement_by_repair ON settlement (repair, seq);
CREATE UNIQUE INDEX settlement_of_repair ON settlement (repair) WHERE cancelled = 0;
CREATE TABLE share (
  seq     INTEGER PRIMARY KEY,
  id      BLOB    NOT NULL UNIQUE CHECK (length(id) = 16),
  repair  BLOB    NOT NULL REFERENCES repair (id),
  person  BLOB    NOT NULL REFERENCES person (id),
  percent INTEGER NOT NULL CHECK (percent BETWEEN 0 AND 100),
  UNIQUE (repair, person)
) STRICT;
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
  CHECK (number_period IN ('day', 'month', 'year', 'always')), number_width INTEGER NOT NULL DEFAULT 4 CHECK (number_width BETWEEN 3 AND 8), number_from INTEGER NOT NULL DEFAULT 1 CHECK (number_from BETWEEN 1 AND 99999999), rounding TEXT NOT NULL DEFAULT 'none' CHECK (rounding IN ('none', 'jiao', 'yuan')), lawful_days INTEGER NOT NULL DEFAULT 60 CHECK (lawful_days BETWEEN 60 AND 3650)) STRICT;
CREATE TRIGGER step_is_kept BEFORE DELETE ON step
BEGIN SELECT RAISE(ABORT, 'steps are append-only'); END;
CREATE TABLE step (
  seq        INTEGER PRIMARY KEY,
  id         BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  repair     BLOB NOT NULL REFERENCES repair (id),
  came_from  TEXT NOT NULL,
  went_to    TEXT NOT NULL,
  hold       TEXT CHECK (hold IN ('customer', 'part', 'maker', 'payment', 'dispute', 'other')),
  reason     TEXT NOT NULL,
  -- Gates that were open and overridden, a list of keys.
  overridden TEXT NOT NULL CHECK (json_valid(overridden)),
  undone     INTEGER NOT NULL CHECK (undone IN (0, 1)),
  at         TEXT NOT NULL,
  day        TEXT NOT NULL,
  by         BLOB NOT NULL REFERENCES person (id)
) STRICT;
CREATE INDEX step_by_day ON step (day, seq);
CREATE INDEX step_by_repair ON step (repair, seq);
CREATE INDEX step_overridden ON step (day, seq) WHERE overridden <> '[]';
CREATE TABLE stock (
  seq      INTEGER PRIMARY KEY,
  part     BLOB    NOT NULL REFERENCES part (id),
  place    BLOB    NOT NULL REFERENCES place (id),
  on_hand  INTEGER NOT NULL CHECK (on_hand >= 0),
  reserved INTEGER NOT NULL CHECK (reserved BETWEEN 0 AND on_hand),
  -- In fen. The average cost is value / on_hand; nothing on hand is worth nothing.
  value    INTEGER NOT NULL CHECK (value >= 0),
  CHECK (on_hand > 0 OR value = 0),
  UNIQUE (part, place)
) STRICT;
CREATE INDEX stock_by_place ON stock (place, part) WHERE on_hand > 0;
CREATE TABLE stocktake (
  seq         INTEGER PRIMARY KEY,
  id          BLOB    NOT NULL UNIQUE CHECK (length(id) = 16),
  number      TEXT    NOT NULL UNIQUE,
  -- What is counted: {"places":[…],"class":"a"|null,"parts":[…]|null}
  scope       TEXT    NOT NULL CHECK (json_valid(scope)),
  state       TEXT    NOT NULL CHECK (state IN ('open', 'counted', 'approved', 'posted', 'dropped')),
  -- The last movement before it began.
  begun_after INTEGER NOT NULL CHECK (begun_after >= 0),
  begun_at    TEXT    NOT NULL,
  begun_by    BLOB    NOT NULL REFERENCES person (id),
  -- What it came to as counting ended: lines, those that agreed, and what the others are worth without and with their sign.
  lines       INTEGER CHECK (lines > 0),
  exact       INTEGER CHECK (exact BETWEEN 0 AND lines),
  gross       INTEGER CHECK (gross >= 0),
  net         INTEGER CHECK (net BETWEEN -gross AND gross),
  ended_by    BLOB    REFERENCES person (id),
  ended_at    TEXT,
  approved_by BLOB    REFERENCES person (id),
  approved_at TEXT,
  posted_by   BLOB    REFERENCES person (id),
  posted_at   TEXT,
  why         TEXT    NOT NULL,
  CHECK (state NOT IN ('counted', 'approved', 'posted') OR (lines IS NOT NULL AND gross IS NOT NULL))
) STRICT;
CREATE INDEX stocktake_open ON stocktake (seq) WHERE state IN ('open', 'counted', 'approved');
CREATE TABLE stocktake_count (
  seq        INTEGER PRIMARY KEY,
  id         BLOB    NOT NULL UNIQUE CHECK (length(id) = 16),
  line       BLOB    NOT NULL REFERENCES stocktake_line (id),
  round      INTEGER NOT NULL CHECK (round IN (1, 2)),
  book       INTEGER NOT NULL CHECK (book >= 0),
  -- The last movement that figure knows.
  book_after INTEGER NOT NULL CHECK (book_after >= 0),
  counted    INTEGER NOT NULL CHECK (counted >= 0),
  -- For parts that have serial numbers, JSON lists: those that were found, those of the book that were not, and those that
  -- the book does not have there.
  serials    TEXT    NOT NULL CHECK (json_valid(serials)),
  missing    TEXT    NOT NULL CHECK (json_valid(missing)),
  extra      TEXT    NOT NULL CHECK (json_valid(extra)),
  by         BLOB    NOT NULL REFERENCES person (id),
  at         TEXT    NOT NULL,
  UNIQUE (line, round)
) STRICT;
CREATE TABLE stocktake_line (
  seq          INTEGER PRIMARY KEY,
  id           BLOB    NOT NULL UNIQUE CHECK (length(id) = 16),
  stocktake    BLOB    NOT NULL REFERENCES stocktake (id),
  part         BLOB    NOT NULL REFERENCES part (id),
  place        BLOB    NOT NULL REFERENCES place (id),
  cause        TEXT    CHECK (cause IN (
    'miscount', 'not_booked', 'wrong_part', 'broken', 'lost', 'found', 'supplier_short', 'other')),
  why          TEXT    NOT NULL,
  UNIQUE (stocktake, part, place)
) STRICT;
CREATE INDEX stocktake_line_by_part ON stocktake_line (part, place);
CREATE TABLE supplier (
  seq          INTEGER PRIMARY KEY,
  id           BLOB    NOT NULL UNIQUE CHECK (length(id) = 16),
  name         TEXT    NOT NULL COLLATE NOCASE UNIQUE,
  contact      TEXT    NOT NULL,
  phone        TEXT    NOT NULL,
  address      TEXT    NOT NULL,
  -- Within how many days a faulty piece may go back.
  return_days  INTEGER CHECK (return_days BETWEEN 0 AND 365),
  note         TEXT    NOT NULL,
  active       INTEGER NOT NULL CHECK (active IN (0, 1))
) STRICT;
CREATE TABLE supplier_return (
  seq      INTEGER PRIMARY KEY,
  id       BLOB    NOT NULL UNIQUE CHECK (length(id) = 16),
  number   TEXT    NOT NULL UNIQUE,
  supplier BLOB    NOT NULL REFERENCES supplier (id),
  reason   TEXT    NOT NULL CHECK (reason IN ('doa', 'wrong', 'old_part')),
  state    TEXT    NOT NULL CHECK (state IN ('draft', 'sent', 'credited', 'replaced', 'refused', 'dropped')),
  deadline TEXT,
  carrier  TEXT    NOT NULL,
  waybill  TEXT    NOT NULL,
  credit   INTEGER CHECK (credit >= 0),
  why      TEXT    NOT NULL,
  at       TEXT    NOT NULL,
  by       BLOB    NOT NULL REFERENCES person (id)
) STRICT;
CREATE INDEX supplier_return_open ON supplier_return (deadline, seq) WHERE state IN ('draft', 'sent');
CREATE TABLE supplier_return_line (
  seq             INTEGER PRIMARY KEY,
  id              BLOB    NOT NULL UNIQUE CHECK (length(id) = 16),
  supplier_return BLOB    NOT NULL REFERENCES supplier_return (id),
  part            BLOB    NOT NULL REFERENCES part (id),
  piece           BLOB    REFERENCES piece (id),
  quantity        INTEGER NOT NULL CHECK (quantity BETWEEN 1 AND 100000),
  source          BLOB    NOT NULL REFERENCES place (id),
  line            BLOB    REFERENCES repair_part (id)
) STRICT;
CREATE INDEX supplier_return_line_by_return ON supplier_return_line (supplier_return);
CREATE TABLE support (
  seq         INTEGER PRIMARY KEY,
  id          BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  repair      BLOB NOT NULL REFERENCES repair (id),
  asked       TEXT NOT NULL CHECK (asked IN ('senior', 'maker')),
  to_person   BLOB REFERENCES person (id),
  question    TEXT NOT NULL,
  asked_at    TEXT NOT NULL,
  asked_by    BLOB NOT NULL REFERENCES person (id),
  answer      TEXT NOT NULL,
  answered_at TEXT,
  answered_by BLOB REFERENCES person (id),
  state       TEXT NOT NULL CHECK (state IN ('open', 'answered', 'closed')),
  -- Why it was closed, where nobody answered it.
  reason      TEXT NOT NULL,
  CHECK (reason = '' OR state = 'closed'),
  CHECK (reason <> '' OR state <> 'closed' OR answered_at IS NOT NULL)
) STRICT;
CREATE INDEX support_by_repair ON support (repair, seq);
CREATE INDEX support_open ON support (seq) WHERE state = 'open';
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
CREATE TABLE terminal (
  seq         INTEGER PRIMARY KEY,
  id          BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  name        TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 40),
  kind        TEXT NOT NULL CHECK (kind IN ('desk', 'browser')),
  proof       BLOB NOT NULL CHECK (length(proof) = 32),
  admitted_by BLOB NOT NULL REFERENCES person (id),
  admitted_at TEXT NOT NULL,
  revoked_at  TEXT,
  reason      TEXT CHECK ((reason IS NULL) = (revoked_at IS NULL))
) STRICT;
CREATE INDEX terminal_by_proof ON terminal (proof);
CREATE UNIQUE INDEX terminal_let_in ON terminal (proof) WHERE revoked_at IS NULL;
CREATE TABLE terminal_seen (
  seq      INTEGER PRIMARY KEY,
  terminal BLOB NOT NULL UNIQUE REFERENCES terminal (id),
  at       TEXT NOT NULL
) STRICT;
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
CREATE TABLE work (
  seq      INTEGER PRIMARY KEY,
  id       BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  repair   BLOB NOT NULL REFERENCES repair (id),
  person   BLOB NOT NULL REFERENCES person (id),
  began_at TEXT NOT NULL,
  ended_at TEXT,
  -- How it ended: paused, stopped, another clock began, or told later since it was forgotten.
  ending   TEXT CHECK (ending IN ('paused', 'stopped', 'changed', 'told')),
  CHECK ((ended_at IS NULL) = (ending IS NULL)),
  CHECK (ended_at IS NULL OR ended_at >= began_at)
) STRICT;
CREATE INDEX work_by_person ON work (person, began_at);
CREATE INDEX work_by_repair ON work (repair, seq);
CREATE UNIQUE INDEX work_running ON work (person) WHERE ended_at IS NULL;
CREATE TRIGGER write_off_is_kept BEFORE DELETE ON write_off
BEGIN SELECT RAISE(ABORT, 'what was written off is append-only'); END;
CREATE TRIGGER write_off_stays BEFORE UPDATE ON write_off
BEGIN SELECT RAISE(ABORT, 'what was written off is append-only'); END;
CREATE TABLE write_off (
  seq    INTEGER PRIMARY KEY,
  id     BLOB    NOT NULL UNIQUE CHECK (length(id) = 16),
  repair BLOB    NOT NULL REFERENCES repair (id),
  kind   TEXT    NOT NULL CHECK (kind IN ('off', 'back')),
  amount INTEGER NOT NULL CHECK (amount > 0),
  reason TEXT    NOT NULL,
  at     TEXT    NOT NULL,
  day    TEXT    NOT NULL,
  by     BLOB    NOT NULL REFERENCES person (id)
) STRICT;
CREATE INDEX write_off_by_repair ON write_off (repair, seq);
