-- Spare parts: what they are, where they lie, every movement, and what becomes of them on orders.

-- 配件
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
CREATE INDEX part_by_name ON part (name COLLATE NOCASE);
CREATE INDEX part_by_successor ON part (superseded_by) WHERE superseded_by IS NOT NULL;
CREATE INDEX part_by_bin ON part (bin) WHERE bin IS NOT NULL;
-- Of which the shop fixed how many to keep.
CREATE INDEX part_kept_in_stock ON part (seq) WHERE active = 1 AND coalesce(safety, reorder_at, maximum) IS NOT NULL;

-- Its barcodes, each of one part only.
CREATE TABLE part_code (
  seq    INTEGER PRIMARY KEY,
  id     BLOB    NOT NULL UNIQUE CHECK (length(id) = 16),
  part   BLOB    NOT NULL REFERENCES part (id),
  code   TEXT    NOT NULL COLLATE NOCASE,
  active INTEGER NOT NULL CHECK (active IN (0, 1))
) STRICT;
CREATE UNIQUE INDEX part_code_is_one ON part_code (code) WHERE active = 1;
CREATE INDEX part_code_by_part ON part_code (part);

-- Which models it fits.
CREATE TABLE part_model (
  seq    INTEGER PRIMARY KEY,
  id     BLOB    NOT NULL UNIQUE CHECK (length(id) = 16),
  part   BLOB    NOT NULL REFERENCES part (id),
  model  BLOB    NOT NULL REFERENCES model (id),
  active INTEGER NOT NULL CHECK (active IN (0, 1)),
  UNIQUE (part, model)
) STRICT;
CREATE INDEX part_model_by_model ON part_model (model);

-- What may take its place (替代料), in this direction.
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

-- What a supplier asks for a part.
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

-- 库位: the places of the shop, bins within them, and what lies outside of it.
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

-- A piece with a serial number of its own. Where it is now is what its movements say, kept by the triggers below.
CREATE TABLE piece (
  seq    INTEGER PRIMARY KEY,
  id     BLOB    NOT NULL UNIQUE CHECK (length(id) = 16),
  part   BLOB    NOT NULL REFERENCES part (id),
  serial TEXT    NOT NULL COLLATE NOCASE,
  UNIQUE (part, serial)
) STRICT;
CREATE INDEX piece_by_serial ON piece (serial);

-- Each moves pieces of one part from one place to another, and is never changed. What it moves is worth `value` fen.
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
CREATE INDEX movement_of_part ON movement (part, seq);
CREATE INDEX movement_of_piece ON movement (piece, seq) WHERE piece IS NOT NULL;
CREATE INDEX movement_of_doc ON movement (doc) WHERE doc IS NOT NULL;
CREATE INDEX movement_of_line ON movement (line) WHERE line IS NOT NULL;
CREATE INDEX movement_by_day ON movement (day, seq);
CREATE TRIGGER movement_keeps_every_word BEFORE UPDATE ON movement
BEGIN SELECT RAISE(ABORT, 'movements are append-only'); END;
CREATE TRIGGER movement_keeps_every_row BEFORE DELETE ON movement
BEGIN SELECT RAISE(ABORT, 'movements are append-only'); END;

-- What lies where: state, kept by the trigger on movements alone (reserved: by those on lines of orders).
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

-- Where a piece is, and what it is worth: state, kept by the same trigger.
CREATE TABLE piece_place (
  seq   INTEGER PRIMARY KEY,
  piece BLOB    NOT NULL UNIQUE REFERENCES piece (id),
  place BLOB    NOT NULL REFERENCES place (id),
  value INTEGER NOT NULL CHECK (value >= 0)
) STRICT;
CREATE INDEX piece_place_by_place ON piece_place (place);

CREATE TRIGGER movement_takes AFTER INSERT ON movement
WHEN (SELECT kind FROM place WHERE id = NEW.source) NOT IN ('supplier', 'installed', 'difference', 'customer')
BEGIN
  UPDATE stock SET on_hand = on_hand - NEW.quantity, value = value - NEW.value
    WHERE part = NEW.part AND place = NEW.source;
  -- What was never there cannot be taken.
  SELECT RAISE(ABORT, 'nothing lies there') WHERE changes() = 0;
END;
CREATE TRIGGER movement_brings AFTER INSERT ON movement
WHEN (SELECT kind FROM place WHERE id = NEW.target) NOT IN ('supplier', 'installed', 'difference', 'customer')
BEGIN
  INSERT INTO stock (part, place, on_hand, reserved, value)
    VALUES (NEW.part, NEW.target, NEW.quantity, 0, NEW.value)
    ON CONFLICT (part, place) DO UPDATE SET on_hand = on_hand + NEW.quantity, value = value + NEW.value;
END;
CREATE TRIGGER movement_moves_piece AFTER INSERT ON movement WHEN NEW.piece IS NOT NULL
BEGIN
  SELECT RAISE(ABORT, 'the piece is elsewhere') FROM piece_place WHERE piece = NEW.piece AND place <> NEW.source;
  INSERT INTO piece_place (piece, place, value) VALUES (NEW.piece, NEW.target, NEW.value)
    ON CONFLICT (piece) DO UPDATE SET place = NEW.target, value = NEW.value;
END;

-- A part on an order, and what becomes of it.
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
CREATE INDEX repair_part_by_repair ON repair_part (repair, seq);
CREATE INDEX repair_part_by_part ON repair_part (part, seq);
CREATE INDEX repair_part_by_quote_line ON repair_part (quote_line) WHERE quote_line IS NOT NULL;
CREATE INDEX repair_part_waiting ON repair_part (part, waits_from) WHERE waits_from IS NOT NULL;
CREATE INDEX repair_part_reserved ON repair_part (part, place) WHERE state = 'reserved';
CREATE INDEX repair_part_by_place ON repair_part (place, part) WHERE state = 'issued';
CREATE INDEX repair_part_by_piece ON repair_part (piece) WHERE piece IS NOT NULL;
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

-- 旧件: what came out of a machine.
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
CREATE INDEX old_part_by_repair ON old_part (repair);
CREATE INDEX old_part_open ON old_part (due_on, seq) WHERE state IN ('expected', 'back');
CREATE INDEX old_part_done ON old_part (seq) WHERE state IN ('with_customer', 'settled', 'lost');
CREATE INDEX old_part_by_part ON old_part (part, seq);

-- 领料 / 退料 / 调拨: pieces that pass from one hand to another, agreed to by both.
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


-- What a part is found by: the tokens of domain::search, kept by the triggers below.
CREATE VIRTUAL TABLE part_search USING fts5 (
  tokens, content = '', contentless_delete = 1, detail = 'none', tokenize = 'ascii', prefix = '3 4 5 6 7 8 9 10'
);
-- Which rules they follow; 0 where the index waits to be filled.
CREATE TABLE part_search_rules (
  seq     INTEGER PRIMARY KEY CHECK (seq = 1),
  version INTEGER NOT NULL
) STRICT;
INSERT INTO part_search_rules (seq, version) VALUES (1, 0);

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

CREATE TRIGGER part_search_meets_part AFTER INSERT ON part BEGIN
  INSERT INTO part_search (rowid, tokens) SELECT seq, tokens FROM part_search_source WHERE seq = NEW.seq;
END;
CREATE TRIGGER part_search_follows_part AFTER UPDATE OF number, name, spec ON part BEGIN
  DELETE FROM part_search WHERE rowid = NEW.seq;
  INSERT INTO part_search (rowid, tokens) SELECT seq, tokens FROM part_search_source WHERE seq = NEW.seq;
END;
CREATE TRIGGER part_search_meets_code AFTER INSERT ON part_code BEGIN
  DELETE FROM part_search WHERE rowid = (SELECT seq FROM part WHERE id = NEW.part);
  INSERT INTO part_search (rowid, tokens) SELECT seq, tokens FROM part_search_source WHERE id = NEW.part;
END;
CREATE TRIGGER part_search_follows_code AFTER UPDATE ON part_code BEGIN
  DELETE FROM part_search WHERE rowid = (SELECT seq FROM part WHERE id = NEW.part);
  INSERT INTO part_search (rowid, tokens) SELECT seq, tokens FROM part_search_source WHERE id = NEW.part;
END;
CREATE TRIGGER part_search_meets_model AFTER INSERT ON part_model BEGIN
  DELETE FROM part_search WHERE rowid = (SELECT seq FROM part WHERE id = NEW.part);
  INSERT INTO part_search (rowid, tokens) SELECT seq, tokens FROM part_search_source WHERE id = NEW.part;
END;
CREATE TRIGGER part_search_follows_model AFTER UPDATE ON part_model BEGIN
  DELETE FROM part_search WHERE rowid = (SELECT seq FROM part WHERE id = NEW.part);
  INSERT INTO part_search (rowid, tokens) SELECT seq, tokens FROM part_search_source WHERE id = NEW.part;
END;
CREATE TRIGGER part_search_meets_supplier AFTER INSERT ON part_supplier WHEN NEW.number <> '' BEGIN
  DELETE FROM part_search WHERE rowid = (SELECT seq FROM part WHERE id = NEW.part);
  INSERT INTO part_search (rowid, tokens) SELECT seq, tokens FROM part_search_source WHERE id = NEW.part;
END;
CREATE TRIGGER part_search_follows_supplier AFTER UPDATE OF number, active ON part_supplier BEGIN
  DELETE FROM part_search WHERE rowid = (SELECT seq FROM part WHERE id = NEW.part);
  INSERT INTO part_search (rowid, tokens) SELECT seq, tokens FROM part_search_source WHERE id = NEW.part;
END;
CREATE TRIGGER part_search_follows_catalogue AFTER UPDATE OF name, brand ON model BEGIN
  DELETE FROM part_search WHERE rowid IN
    (SELECT p.seq FROM part_model f CROSS JOIN part p ON p.id = f.part WHERE f.model = NEW.id AND f.active = 1);
  INSERT INTO part_search (rowid, tokens)
    SELECT s.seq, s.tokens FROM part_model f CROSS JOIN part_search_source s ON s.id = f.part
    WHERE f.model = NEW.id AND f.active = 1;
END;
