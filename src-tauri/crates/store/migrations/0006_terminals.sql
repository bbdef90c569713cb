-- What was let in from the shop's network: a desk program, known by its certificate, or a browser, known
-- by a secret it keeps. Only the hash of either lies here. One that was sent off may be let in again under
-- a row of its own.
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

-- When a terminal last asked for something, to the minute.
CREATE TABLE terminal_seen (
  seq      INTEGER PRIMARY KEY,
  terminal BLOB NOT NULL UNIQUE REFERENCES terminal (id),
  at       TEXT NOT NULL
) STRICT;

-- What the customer took back at intake, as the counter was shown it; for orders from before nobody said.
ALTER TABLE repair ADD COLUMN handed_back TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(handed_back));

-- Machines that went home on digits of a phone number alone: the weakest of the proofs is looked through.
CREATE INDEX hand_over_by_phone ON hand_over (day, seq) WHERE against = 'phone' AND reopened = 0;
