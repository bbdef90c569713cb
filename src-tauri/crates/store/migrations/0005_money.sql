-- From the settlement to the hand-over: money, the books, what customers were told, the day's close.

-- 结算清单: told before the money is asked for. Where one is taken back, what was paid on it is held as a prepayment.
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
CREATE UNIQUE INDEX settlement_of_repair ON settlement (repair) WHERE cancelled = 0;
CREATE INDEX settlement_by_repair ON settlement (repair, seq);

-- Money at the counter, now of every kind.
CREATE TABLE payment_whole (
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
INSERT INTO payment_whole (seq, id, number, repair, kind, amount, method, reference, reason, at, day, by)
  SELECT seq, id, number, repair, kind, amount, method, reference, '', at, day, by FROM payment;
DROP TABLE payment;
ALTER TABLE payment_whole RENAME TO payment;
CREATE INDEX payment_by_repair ON payment (repair, seq);
CREATE INDEX payment_by_settlement ON payment (settlement, kind, amount) WHERE settlement IS NOT NULL;
CREATE TRIGGER payment_stays BEFORE UPDATE ON payment
BEGIN SELECT RAISE(ABORT, 'payments are append-only'); END;
CREATE TRIGGER payment_is_kept BEFORE DELETE ON payment
BEGIN SELECT RAISE(ABORT, 'payments are append-only'); END;

-- The books: each row moves an amount from one account (credit) to another (debit), so that the sum of everything is
-- zero by the shape of a row. What an account holds is always summed, never stored.
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
CREATE INDEX posting_by_repair ON posting (repair, seq) WHERE repair IS NOT NULL;
CREATE INDEX posting_by_doc ON posting (doc);
CREATE INDEX posting_by_person ON posting (by, seq);
CREATE INDEX posting_by_debit ON posting (debit, seq, amount);
CREATE INDEX posting_by_credit ON posting (credit, seq, amount);
CREATE INDEX posting_by_day ON posting (day, debit, credit, amount);
CREATE TRIGGER posting_stays BEFORE UPDATE ON posting
BEGIN SELECT RAISE(ABORT, 'postings are append-only'); END;
CREATE TRIGGER posting_is_kept BEFORE DELETE ON posting
BEGIN SELECT RAISE(ABORT, 'postings are append-only'); END;
INSERT INTO posting (id, debit, credit, amount, repair, doc, at, day, by)
  SELECT randomblob(16),
    CASE kind WHEN 'prepaid' THEN method ELSE 'prepaid' END,
    CASE kind WHEN 'prepaid' THEN 'prepaid' ELSE method END,
    amount, repair, id, at, day, by
  FROM payment ORDER BY seq;

-- 坏账核销: what nobody expects to be paid any more, and what is expected again after all.
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
CREATE TRIGGER write_off_stays BEFORE UPDATE ON write_off
BEGIN SELECT RAISE(ABORT, 'what was written off is append-only'); END;
CREATE TRIGGER write_off_is_kept BEFORE DELETE ON write_off
BEGIN SELECT RAISE(ABORT, 'what was written off is append-only'); END;

-- The machine goes home.
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
CREATE INDEX hand_over_by_repair ON hand_over (repair, seq);
CREATE INDEX hand_over_by_day ON hand_over (day, seq);

-- Wrong proofs in a row at the hand-over of an order; state, not history. Of what was tried only digests are kept, so that
-- the same slip twice counts once.
CREATE TABLE hand_over_attempt (
  seq      INTEGER PRIMARY KEY,
  repair   BLOB    NOT NULL UNIQUE REFERENCES repair (id),
  failures INTEGER NOT NULL CHECK (failures > 0),
  tried    TEXT    NOT NULL,
  last_at  TEXT    NOT NULL
) STRICT;

-- For which machines that went home something is owed now; state that follows the books, so that the list of debts reads no
-- more than is open.
CREATE TABLE open_debt (
  seq    INTEGER PRIMARY KEY,
  repair BLOB    NOT NULL UNIQUE REFERENCES repair (id)
) STRICT;

-- Texts that a person copies into a message.
CREATE TABLE message (
  seq      INTEGER PRIMARY KEY,
  id       BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  purpose  TEXT NOT NULL CHECK (purpose IN ('quote', 'ready', 'reminder', 'notice', 'arrived')),
  language TEXT NOT NULL CHECK (language IN ('zh-CN', 'en')),
  text     TEXT NOT NULL,
  UNIQUE (purpose, language)
) STRICT;
CREATE TRIGGER message_is_kept BEFORE DELETE ON message
BEGIN SELECT RAISE(ABORT, 'messages are kept'); END;

-- That a customer was told, once a row: ready, reminded, or warned by formal notice with proof of dispatch.
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

-- 交班 and 日结. A close takes in the postings after the last one of its scope, up to its own.
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
CREATE INDEX close_by_person ON close (person, seq) WHERE person IS NOT NULL;
CREATE INDEX close_by_day ON close (day, seq);
CREATE INDEX close_by_scope ON close (scope, seq);
CREATE TRIGGER close_stays BEFORE UPDATE ON close
BEGIN SELECT RAISE(ABORT, 'closes are append-only'); END;
CREATE TRIGGER close_is_kept BEFORE DELETE ON close
BEGIN SELECT RAISE(ABORT, 'closes are append-only'); END;

-- Roll printers that are spoken to without a driver, and drawers on them.
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
CREATE TRIGGER roll_printer_is_kept BEFORE DELETE ON roll_printer
BEGIN SELECT RAISE(ABORT, 'roll printers are kept'); END;
