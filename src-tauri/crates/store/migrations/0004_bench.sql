-- From the bench to the hand-over: stages, diagnosis, quotes, money, the day's close.

ALTER TABLE shop ADD COLUMN rounding TEXT NOT NULL DEFAULT 'none' CHECK (rounding IN ('none', 'jiao', 'yuan'));
ALTER TABLE shop ADD COLUMN lawful_days INTEGER NOT NULL DEFAULT 60 CHECK (lawful_days BETWEEN 60 AND 3650);

ALTER TABLE repair ADD COLUMN priority TEXT NOT NULL DEFAULT 'normal' CHECK (priority IN ('normal', 'urgent'));
-- Who has the order on the bench; each change of it is a row of `assignment`, too.
ALTER TABLE repair ADD COLUMN holder BLOB REFERENCES person (id);
-- Where an order on hold or sent out comes back to.
ALTER TABLE repair ADD COLUMN returns_to TEXT CHECK (returns_to IN (
  'received', 'diagnosing', 'quoting', 'awaiting_consent', 'awaiting_parts', 'repairing', 'testing', 'ready'));
ALTER TABLE repair ADD COLUMN outcome TEXT CHECK (outcome IN (
  'repaired', 'upgraded', 'no_fault', 'declined', 'not_repairable', 'not_worth', 'exchanged', 'refunded', 'forwarded'));
-- 保内 or 保外, decided by a person with a basis.
ALTER TABLE repair ADD COLUMN cover TEXT CHECK (cover IN ('in_warranty', 'out_of_warranty'));
ALTER TABLE repair ADD COLUMN cover_basis TEXT NOT NULL DEFAULT '';
ALTER TABLE repair ADD COLUMN rework_of BLOB REFERENCES repair (id);
ALTER TABLE repair ADD COLUMN rework_charge TEXT CHECK (rework_charge IN ('free', 'charged'));
-- Six digits that a customer without voucher may say; nothing until the machine is ready.
ALTER TABLE repair ADD COLUMN pick_up_code TEXT CHECK (length(pick_up_code) = 6);
CREATE INDEX repair_by_holder ON repair (holder, seq)
  WHERE holder IS NOT NULL AND stage NOT IN ('handed_over', 'closed', 'void');
CREATE INDEX repair_by_rework ON repair (rework_of) WHERE rework_of IS NOT NULL;

-- Each move of an order between stages.
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
CREATE INDEX step_by_repair ON step (repair, seq);
CREATE INDEX step_by_day ON step (day, seq);
CREATE INDEX step_overridden ON step (seq) WHERE overridden <> '[]';
CREATE TRIGGER step_is_kept BEFORE DELETE ON step
BEGIN SELECT RAISE(ABORT, 'steps are append-only'); END;

-- Who got an order from whom.
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
CREATE INDEX assignment_by_repair ON assignment (repair, seq);
CREATE INDEX assignment_by_giver ON assignment (from_person, seq) WHERE from_person IS NOT NULL;
CREATE TRIGGER assignment_stays BEFORE UPDATE ON assignment
BEGIN SELECT RAISE(ABORT, 'assignments are append-only'); END;
CREATE TRIGGER assignment_is_kept BEFORE DELETE ON assignment
BEGIN SELECT RAISE(ABORT, 'assignments are append-only'); END;

-- What part of a repair is whose: per cent, one row a person; 0 once taken back.
CREATE TABLE share (
  seq     INTEGER PRIMARY KEY,
  id      BLOB    NOT NULL UNIQUE CHECK (length(id) = 16),
  repair  BLOB    NOT NULL REFERENCES repair (id),
  person  BLOB    NOT NULL REFERENCES person (id),
  percent INTEGER NOT NULL CHECK (percent BETWEEN 0 AND 100),
  UNIQUE (repair, person)
) STRICT;

-- Time at work on an order. One clock a person runs at a time.
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
CREATE INDEX work_by_repair ON work (repair, seq);
CREATE INDEX work_by_person ON work (person, began_at);
CREATE UNIQUE INDEX work_running ON work (person) WHERE ended_at IS NULL;

-- What is looked at before a repair and after it. A new wording is a new version.
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
  by      BLOB    NOT NULL REFERENCES person (id),
  UNIQUE (purpose, kind, version)
) STRICT;

-- One round of a checklist on an order.
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
  ended_at  TEXT,
  ended_on  TEXT,
  by        BLOB    NOT NULL REFERENCES person (id),
  UNIQUE (repair, purpose, round),
  CHECK ((verdict = 'open') = (ended_at IS NULL)),
  CHECK ((ended_at IS NULL) = (ended_on IS NULL))
) STRICT;
CREATE INDEX checkup_by_end ON checkup (ended_on, purpose) WHERE ended_on IS NOT NULL;

-- Causes and actions in codes; symptoms lie in the catalogue.
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

-- What a technician found, apart from the customer's words.
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

-- What was done.
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

ALTER TABLE photo ADD COLUMN phase TEXT NOT NULL DEFAULT 'intake'
  CHECK (phase IN ('intake', 'before', 'after', 'evidence', 'hand_over'));
ALTER TABLE photo ADD COLUMN entry BLOB REFERENCES log_entry (id);
ALTER TABLE photo ADD COLUMN finding BLOB REFERENCES finding (id);

-- 技术支持: a question about an order and its answer.
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
  state       TEXT NOT NULL CHECK (state IN ('open', 'answered', 'closed'))
) STRICT;
CREATE INDEX support_by_repair ON support (repair, seq);
CREATE INDEX support_open ON support (seq) WHERE state = 'open';

-- 外送: to a maker or another shop, and back.
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

-- 价目: the shop's dated price list.
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

-- How prices are put together; the rule's own figures are data.
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

-- A version of what a repair costs. One that was offered is never changed; the next version takes its place.
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
CREATE UNIQUE INDEX quote_one_open ON quote (repair) WHERE state IN ('draft', 'offered');
CREATE UNIQUE INDEX quote_one_agreed ON quote (repair) WHERE state = 'agreed';

-- Unit price times quantity is what the payer owes; a discount is below zero.
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
  dropped  INTEGER NOT NULL CHECK (dropped IN (0, 1)),
  CHECK ((kind = 'discount') = (unit < 0))
) STRICT;
CREATE INDEX quote_line_by_quote ON quote_line (quote, place);

-- What the customer said to an offered version.
CREATE TABLE quote_answer (
  seq       INTEGER PRIMARY KEY,
  id        BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  quote     BLOB NOT NULL UNIQUE REFERENCES quote (id),
  answer    TEXT NOT NULL CHECK (answer IN ('agreed', 'declined')),
  how       TEXT NOT NULL CHECK (how IN ('in_person', 'phone', 'message', 'within_limit', 'nothing_to_pay')),
  who       TEXT NOT NULL,
  phone     TEXT NOT NULL,
  signature TEXT,
  words     TEXT NOT NULL,
  at        TEXT NOT NULL,
  by        BLOB NOT NULL REFERENCES person (id)
) STRICT;

-- 结算清单: told before the money is asked for. One that was paid on is never taken back.
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
  at         TEXT    NOT NULL,
  day        TEXT    NOT NULL,
  by         BLOB    NOT NULL REFERENCES person (id)
) STRICT;
INSERT INTO payment_whole (seq, id, number, repair, kind, amount, method, reference, at, day, by)
  SELECT seq, id, number, repair, kind, amount, method, reference, at, day, by FROM payment;
DROP TABLE payment;
ALTER TABLE payment_whole RENAME TO payment;
CREATE INDEX payment_by_repair ON payment (repair, seq);
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
  -- The payment, settlement or close it belongs to.
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

-- Wrong proofs in a row at the hand-over of an order; state, not history.
CREATE TABLE hand_over_attempt (
  seq      INTEGER PRIMARY KEY,
  repair   BLOB    NOT NULL UNIQUE REFERENCES repair (id),
  failures INTEGER NOT NULL CHECK (failures > 0),
  last_at  TEXT    NOT NULL
) STRICT;
CREATE INDEX hand_over_owing ON hand_over (seq) WHERE owed > 0 AND reopened = 0;

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
