-- The bench: stages, diagnosis, repair and test, prices and quotes.

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
-- Sixteen digits at random on the customer's own papers and on no label: who shows them has the paper. Orders from
-- before have none; their papers carry the order's code.
ALTER TABLE repair ADD COLUMN voucher TEXT CHECK (length(voucher) = 16);
CREATE UNIQUE INDEX repair_by_voucher ON repair (voucher) WHERE voucher IS NOT NULL;
-- What the customer was told at intake of a no after the diagnosis: such a part of such an inspection fee.
ALTER TABLE consent ADD COLUMN fee_percent INTEGER CHECK (fee_percent BETWEEN 1 AND 100);
ALTER TABLE consent ADD COLUMN fee_inspection INTEGER CHECK (fee_inspection > 0);
-- Until when it is in time: its promise, put off by what is not the shop's time; nothing while that stands still.
ALTER TABLE repair ADD COLUMN due_at TEXT;
UPDATE repair SET due_at = promised_at WHERE promised_at IS NOT NULL;
CREATE INDEX repair_open_by_due ON repair (due_at, seq)
  WHERE due_at IS NOT NULL AND stage NOT IN ('handed_over', 'closed', 'void');
-- Since which day its machine waits for the customer; nothing where it does not.
ALTER TABLE repair ADD COLUMN ready_on TEXT;
CREATE INDEX repair_waiting ON repair (ready_on, seq) WHERE ready_on IS NOT NULL;
-- The bench: in each stage the urgent ones, by promise; those of somebody, those of nobody, and all.
CREATE INDEX repair_by_holder ON repair (holder, stage, priority DESC, coalesce(promised_at, '9'), seq)
  WHERE holder IS NOT NULL AND stage NOT IN ('handed_over', 'closed', 'void');
CREATE INDEX repair_of_nobody ON repair (stage, priority DESC, coalesce(promised_at, '9'), seq)
  WHERE holder IS NULL AND stage NOT IN ('handed_over', 'closed', 'void');
CREATE INDEX repair_by_turn ON repair (stage, priority DESC, coalesce(promised_at, '9'), seq)
  WHERE stage NOT IN ('handed_over', 'closed', 'void');
-- Lists of all orders by who worked on them, of urgent ones, and by what became of them.
CREATE INDEX repair_by_technician ON repair (holder, seq) WHERE holder IS NOT NULL;
CREATE INDEX repair_by_technician_and_promise ON repair (holder, coalesce(promised_at, '9'), seq)
  WHERE holder IS NOT NULL;
CREATE INDEX repair_urgent ON repair (seq) WHERE priority = 'urgent';
CREATE INDEX repair_urgent_by_promise ON repair (coalesce(promised_at, '9'), seq) WHERE priority = 'urgent';
CREATE INDEX repair_by_outcome ON repair (outcome, seq) WHERE outcome IS NOT NULL;
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
CREATE INDEX step_overridden ON step (day, seq) WHERE overridden <> '[]';
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
  -- Nobody where the program brought it to a shop from before there were lists.
  by      BLOB    REFERENCES person (id),
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
CREATE TRIGGER fault_code_is_kept BEFORE DELETE ON fault_code
BEGIN SELECT RAISE(ABORT, 'fault codes are kept'); END;

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
  state       TEXT NOT NULL CHECK (state IN ('open', 'answered', 'closed')),
  -- Why it was closed, where nobody answered it.
  reason      TEXT NOT NULL,
  CHECK (reason = '' OR state = 'closed'),
  CHECK (reason <> '' OR state <> 'closed' OR answered_at IS NOT NULL)
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
  -- What the list says one costs, and why the line says otherwise.
  listed   INTEGER CHECK (listed >= 0),
  changed  TEXT    NOT NULL,
  dropped  INTEGER NOT NULL CHECK (dropped IN (0, 1)),
  CHECK ((kind = 'discount') = (unit < 0)),
  CHECK ((price IS NULL) = (listed IS NULL))
) STRICT;
CREATE INDEX quote_line_by_price ON quote_line (price) WHERE price IS NOT NULL;
CREATE INDEX quote_line_by_rule ON quote_line (rule) WHERE rule IS NOT NULL;
CREATE INDEX quote_line_by_quote ON quote_line (quote, place);

-- What the customer said to an offered version.
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
