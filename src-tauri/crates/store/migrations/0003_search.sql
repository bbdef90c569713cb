-- One index over orders for the one box. Its tokens are made by the program (`domain::search`), and the triggers below
-- keep it true to the rows whoever writes them: old tokens out before, new ones in after.

-- Contentless, so that what it holds can be taken out by its old tokens without a trace (`secure-delete`).
CREATE VIRTUAL TABLE search USING fts5 (
  tokens, content = '', detail = 'none', columnsize = 0, tokenize = 'ascii', prefix = '3 4 5 6 7 8 9 10'
);
INSERT INTO search (search, rank) VALUES ('secure-delete', 1);

-- Which rules its tokens follow; 0 where it waits to be filled.
CREATE TABLE search_rules (
  seq     INTEGER PRIMARY KEY CHECK (seq = 1),
  version INTEGER NOT NULL
) STRICT;
INSERT INTO search_rules (seq, version) VALUES (1, 0);

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

CREATE TRIGGER search_meets_repair AFTER INSERT ON repair BEGIN
  INSERT INTO search (rowid, tokens) SELECT seq, tokens FROM search_source WHERE seq = NEW.seq;
END;
CREATE TRIGGER search_leaves_repair BEFORE UPDATE OF number, code, customer, device, symptom, code_words, channel, warranty
ON repair BEGIN
  INSERT INTO search (search, rowid, tokens) SELECT 'delete', seq, tokens FROM search_source WHERE seq = OLD.seq;
END;
CREATE TRIGGER search_follows_repair AFTER UPDATE OF number, code, customer, device, symptom, code_words, channel, warranty
ON repair BEGIN
  INSERT INTO search (rowid, tokens) SELECT seq, tokens FROM search_source WHERE seq = NEW.seq;
END;
CREATE TRIGGER search_forgets_repair BEFORE DELETE ON repair BEGIN
  INSERT INTO search (search, rowid, tokens) SELECT 'delete', seq, tokens FROM search_source WHERE seq = OLD.seq;
END;

CREATE TRIGGER search_leaves_customer BEFORE UPDATE OF name, phone, wechat, company ON customer BEGIN
  INSERT INTO search (search, rowid, tokens) SELECT 'delete', seq, tokens FROM search_source WHERE customer = OLD.id;
END;
CREATE TRIGGER search_follows_customer AFTER UPDATE OF name, phone, wechat, company ON customer BEGIN
  INSERT INTO search (rowid, tokens) SELECT seq, tokens FROM search_source WHERE customer = NEW.id;
END;

CREATE TRIGGER search_awaits_phone BEFORE INSERT ON customer_phone BEGIN
  INSERT INTO search (search, rowid, tokens) SELECT 'delete', seq, tokens FROM search_source WHERE customer = NEW.customer;
END;
CREATE TRIGGER search_meets_phone AFTER INSERT ON customer_phone BEGIN
  INSERT INTO search (rowid, tokens) SELECT seq, tokens FROM search_source WHERE customer = NEW.customer;
END;
CREATE TRIGGER search_leaves_phone BEFORE UPDATE ON customer_phone BEGIN
  INSERT INTO search (search, rowid, tokens)
    SELECT 'delete', seq, tokens FROM search_source WHERE customer IN (OLD.customer, NEW.customer);
END;
CREATE TRIGGER search_follows_phone AFTER UPDATE ON customer_phone BEGIN
  INSERT INTO search (rowid, tokens)
    SELECT seq, tokens FROM search_source WHERE customer IN (OLD.customer, NEW.customer);
END;
CREATE TRIGGER search_loses_phone BEFORE DELETE ON customer_phone BEGIN
  INSERT INTO search (search, rowid, tokens) SELECT 'delete', seq, tokens FROM search_source WHERE customer = OLD.customer;
END;
CREATE TRIGGER search_lost_phone AFTER DELETE ON customer_phone BEGIN
  INSERT INTO search (rowid, tokens) SELECT seq, tokens FROM search_source WHERE customer = OLD.customer;
END;

CREATE TRIGGER search_leaves_device BEFORE UPDATE OF kind, brand, model, colour, imei, imei2, serial ON device BEGIN
  INSERT INTO search (search, rowid, tokens) SELECT 'delete', seq, tokens FROM search_source WHERE device = OLD.id;
END;
CREATE TRIGGER search_follows_device AFTER UPDATE OF kind, brand, model, colour, imei, imei2, serial ON device BEGIN
  INSERT INTO search (rowid, tokens) SELECT seq, tokens FROM search_source WHERE device = NEW.id;
END;

CREATE TRIGGER search_leaves_company BEFORE UPDATE OF name ON company BEGIN
  INSERT INTO search (search, rowid, tokens)
    SELECT 'delete', r.seq, r.tokens FROM customer c CROSS JOIN search_source r ON r.customer = c.id
    WHERE c.company = OLD.id;
END;
CREATE TRIGGER search_follows_company AFTER UPDATE OF name ON company BEGIN
  INSERT INTO search (rowid, tokens)
    SELECT r.seq, r.tokens FROM customer c CROSS JOIN search_source r ON r.customer = c.id
    WHERE c.company = NEW.id;
END;

-- What the box looked through before.
DROP INDEX repair_by_number_tail;

-- Lists by promise: what has none comes last. Open ones have an index of their own, which also finds the overdue.
DROP INDEX repair_by_promise;
CREATE INDEX repair_by_promise ON repair (coalesce(promised_at, '9'), seq);
CREATE INDEX repair_open_by_promise ON repair (coalesce(promised_at, '9'), seq)
  WHERE stage NOT IN ('handed_over', 'closed', 'void');
CREATE INDEX repair_by_opener_and_promise ON repair (opened_by, coalesce(promised_at, '9'), seq);
-- The board: each open stage by promise; and one stage among all.
DROP INDEX repair_by_stage;
CREATE INDEX repair_board ON repair (stage, coalesce(promised_at, '9'), seq)
  WHERE stage NOT IN ('handed_over', 'closed', 'void');
CREATE INDEX repair_by_stage ON repair (stage, seq);

-- The last entry about an order that is no mere look or print, where the lists read it: among years of entries it would
-- be looked up from page to page of the journal for every line.
ALTER TABLE repair ADD COLUMN touched_at TEXT;
ALTER TABLE repair ADD COLUMN touched_by BLOB CHECK (length(touched_by) = 16);
UPDATE repair SET (touched_at, touched_by) = (
  SELECT j.at, j.person FROM journal j
  WHERE j.noun = 'repair' AND j.noun_id = repair.id AND json_extract(j.body, '$.note') IS NULL
  ORDER BY j.row DESC LIMIT 1);
CREATE TRIGGER repair_is_touched AFTER INSERT ON journal
WHEN NEW.noun = 'repair' AND json_extract(NEW.body, '$.note') IS NULL
BEGIN
  UPDATE repair SET touched_at = NEW.at, touched_by = NEW.person WHERE id = NEW.noun_id;
END;
