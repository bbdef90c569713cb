-- The store room: what suppliers bring and take back, and what is counted.

-- 采购单
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
CREATE INDEX purchase_open ON purchase (seq) WHERE state IN ('draft', 'ordered');
CREATE INDEX purchase_by_supplier ON purchase (supplier, seq);
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
CREATE INDEX purchase_line_by_purchase ON purchase_line (purchase, place);
CREATE INDEX purchase_line_by_part ON purchase_line (part);
CREATE INDEX purchase_line_by_line ON purchase_line (line) WHERE line IS NOT NULL;

-- 入库单: what a supplier brought, with or without an order.
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
CREATE INDEX receipt_line_by_receipt ON receipt_line (receipt);
CREATE INDEX receipt_line_by_purchase_line ON receipt_line (purchase_line) WHERE purchase_line IS NOT NULL;
CREATE INDEX receipt_line_by_part ON receipt_line (part, seq);

-- 退供应商
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

-- 盘点
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
-- One part at one place.
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
-- What somebody counted, and what the book said at that very moment, so that work goes on meanwhile. The second round is
-- another person's.
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

-- Lines of orders that ever waited for stock: state, kept by the triggers below, for how often parts are there when asked for.
CREATE TABLE line_wait (
  seq        INTEGER PRIMARY KEY,
  line       BLOB    NOT NULL UNIQUE REFERENCES repair_part (id),
  waits_from TEXT    NOT NULL
) STRICT;
CREATE TRIGGER repair_part_waits AFTER INSERT ON repair_part WHEN NEW.waits_from IS NOT NULL
BEGIN
  INSERT INTO line_wait (line, waits_from) VALUES (NEW.id, NEW.waits_from) ON CONFLICT (line) DO NOTHING;
END;
CREATE TRIGGER repair_part_waits_again AFTER UPDATE ON repair_part
WHEN NEW.waits_from IS NOT NULL AND OLD.waits_from IS NULL
BEGIN
  INSERT INTO line_wait (line, waits_from) VALUES (NEW.id, NEW.waits_from) ON CONFLICT (line) DO NOTHING;
END;
CREATE INDEX receipt_by_day ON receipt (day, seq);
