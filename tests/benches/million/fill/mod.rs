//! A shop with many orders, made once and kept.
//!
//! Rows are written past the store, since a million orders one commit each would take hours; but schema, search index,
//! journal, its chain and its personal values are true, and a sample is verified before the shop counts as made.

mod life;

use crate::people::{machine, someone, story};
use kernel::journal::{Hash, Sealed, commitment, hex};
use kernel::{Moment, Zone};
use life::Order;
use serde_json::{Map, Value, json};
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};
use store::inspection::rusqlite::{CachedStatement, Connection, params};
use store::inspection::{MIGRATIONS, teach};
use tests::{BADGE, Dice, FakeClock, PASSWORD, database_of, machine as of_test};
use uuid::Uuid;

/// Goes up when the shop is made otherwise.
const VERSION: u32 = 2;
/// So many of the newest orders went over the bench; before them the shop only took machines in.
const SINCE_THE_BENCH: usize = 250_000;
/// When the bench looks at the shop.
pub(crate) const NOW: &str = "2026-11-21T06:02:03.004Z";

/// The folder of a shop with so many orders.
pub(crate) fn made(orders: usize) -> PathBuf {
    let of_schema: u32 =
        MIGRATIONS.files().map(|file| file.contents().iter().map(|b| u32::from(*b)).sum::<u32>()).sum();
    let all = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/million");
    let folder = all.join(format!("{VERSION}-{of_schema}-{orders}"));
    if folder.join("whole").is_file() {
        return folder;
    }
    // What was made for another schema or broke off is of no use.
    if all.is_dir() {
        std::fs::remove_dir_all(&all).expect("it can be removed");
    }
    std::fs::create_dir_all(&folder).expect("it can be made");
    let start = Instant::now();
    staff(&folder);
    fill(&database_of(&folder), orders);
    println!("made a shop with {orders} orders in {:.0} s", start.elapsed().as_secs_f64());
    verify(&database_of(&folder), orders);
    std::fs::write(folder.join("whole"), b"").expect("written");
    folder
}

/// A founded shop with a few people, by the door.
fn staff(folder: &Path) {
    tests::found_in(folder);
    let clock = Arc::new(FakeClock::at("2020-01-01T01:00:00.000Z"));
    let desk = desk::Desk::open(folder, of_test(clock, Arc::default())).expect("it opens");
    let window = desk::Caller { session: Some(desk.window_session()), ..desk::Caller::default() };
    let call = |name: &str, input: Value| desk.call(&window, name, input).expect(name);
    call("session.sign_in", json!({"badge": BADGE, "password": PASSWORD}));
    for (i, name) in ["李翠", "王建国", "赵敏", "孙立", "周燕", "吴磊", "郑洁"].iter().enumerate()
    {
        let badge = format!("002{i}");
        let password = format!("own-secret-words-{badge}");
        call(
            "person.add",
            json!({"name": name, "badge": badge, "roles": ["front_desk"], "password": password}),
        );
    }
    desk.close().expect("closes");
}

/// What is put aside while rows are written, and made again after: whole indexes are built faster than row by row.
fn put_aside(db: &Connection) -> Vec<String> {
    let sql = "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND (type = 'trigger' OR type = 'index')
        ORDER BY type";
    let mut statement = db.prepare(sql).expect("a statement");
    let all = statement
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        .expect("the schema")
        .collect::<Result<Vec<(String, String, String)>, _>>()
        .expect("the schema");
    all.into_iter()
        .map(|(kind, name, sql)| {
            db.execute_batch(&format!("DROP {kind} {name}")).expect("put aside");
            sql
        })
        .collect()
}

fn fill(file: &Path, orders: usize) {
    let db = Connection::open(file).expect("a database");
    teach(&db).expect("a connection");
    db.execute_batch(
        "PRAGMA journal_mode = off; PRAGMA synchronous = off; PRAGMA foreign_keys = off; PRAGMA cache_size = -1000000;
         PRAGMA temp_store = memory; PRAGMA secure_delete = off;",
    )
    .expect("in a hurry");
    let aside = put_aside(&db);
    db.execute_batch("BEGIN").expect("begun");
    Filling::begin(&db).orders(orders);
    db.execute_batch("COMMIT").expect("written");
    for sql in aside.iter().filter(|sql| sql.starts_with("CREATE INDEX")) {
        db.execute_batch(sql).expect("an index");
    }
    db.execute_batch(
        "INSERT INTO search (search) VALUES ('delete-all');
         INSERT INTO search (rowid, tokens) SELECT seq, tokens FROM search_source ORDER BY seq;
         INSERT INTO search (search) VALUES ('optimize');",
    )
    .expect("the search index");
    for sql in aside.iter().filter(|sql| !sql.starts_with("CREATE INDEX")) {
        db.execute_batch(sql).expect("a trigger");
    }
    db.execute_batch("PRAGMA synchronous = full; PRAGMA journal_mode = wal;").expect("as a shop has it");
}

struct Filling<'a> {
    db: &'a Connection,
    dice: Dice,
    origin: Uuid,
    seq: i64,
    hash: Hash,
    at: Moment,
    staff: Vec<Uuid>,
    ids: u128,
    /// How many postings there are.
    postings: i64,
    /// What customers owe, in fen.
    receivable: i64,
    /// Up to which day the shop is closed; nothing at first.
    closed_on: String,
    /// The last order that each machine came with.
    orders_of: HashMap<Uuid, Uuid>,
}

/// What a cell is in the journal.
enum Cell {
    Plain(Value),
    Personal(String),
}

impl<'a> Filling<'a> {
    fn begin(db: &'a Connection) -> Self {
        let (origin, seq, hash) = db
            .query_row("SELECT origin, seq, hash FROM journal ORDER BY row DESC LIMIT 1", [], |row| {
                Ok((row.get(0)?, row.get(1)?, row.get(2)?))
            })
            .expect("a chain");
        let staff = db
            .prepare("SELECT id FROM person ORDER BY seq")
            .and_then(|mut all| all.query_map([], |row| row.get(0))?.collect())
            .expect("people");
        let at = Moment::read("2020-01-02T01:00:00.000Z").expect("a moment");
        Self {
            db,
            dice: Dice::new(11),
            origin,
            seq,
            hash,
            at,
            staff,
            ids: 0,
            postings: 0,
            receivable: 0,
            closed_on: String::new(),
            orders_of: HashMap::new(),
        }
    }

    fn orders(&mut self, orders: usize) {
        let mut customers: Vec<Option<Uuid>> = vec![None; orders * 2 / 5 + 1];
        let mut devices: Vec<(Uuid, &'static str)> = Vec::with_capacity(orders);
        let now = Moment::read(NOW).expect("a moment");
        let step =
            Duration::from_secs(u64::try_from((now.millis() - self.at.millis()) / 1_000).expect("later"))
                / u32::try_from(orders).expect("fits");
        let mut serial = (String::new(), 0);
        for i in 0..orders {
            self.at = self.at.later(step);
            let whose = self.dice.below(customers.len());
            let customer = match customers[whose] {
                Some(known) => known,
                None => *customers[whose].insert(self.customer(whose)),
            };
            let device = if devices.len() > 100 && self.dice.below(5) == 0 {
                devices[self.dice.below(devices.len())]
            } else {
                let new = (self.device(devices.len()), machine(devices.len()).kind);
                devices.push(new);
                new
            };
            let day = Zone::SHANGHAI.day(self.at).short();
            serial = if serial.0 == day { (day, serial.1 + 1) } else { (day, 1) };
            self.repair((i, orders), customer, device, &serial);
            if i % 100_000 == 99_999 {
                println!("{} orders", i + 1);
            }
        }
    }

    fn statement(&self, sql: &str) -> CachedStatement<'a> {
        self.db.prepare_cached(sql).expect(sql)
    }

    fn new_id(&mut self) -> Uuid {
        self.ids += 1;
        let millis = u64::try_from(self.at.millis()).expect("after 1970");
        let random = u128::from(self.dice.number()) << 16 | (self.ids & 0xffff);
        uuid::Builder::from_unix_timestamp_millis(
            millis,
            &random.to_be_bytes()[..10].try_into().expect("ten"),
        )
        .into_uuid()
    }

    fn customer(&mut self, at: usize) -> Uuid {
        let (id, one) = (self.new_id(), someone(at));
        self.statement("INSERT INTO customer (id, name, phone) VALUES (?, ?, ?)")
            .execute(params![id, one.name, one.phone])
            .expect("a customer");
        let cells =
            [("name", one.name), ("phone", one.phone), ("wechat", String::new()), ("address", String::new())];
        self.entry(
            "repair.open",
            ("customer", id),
            vec![],
            cells.map(|(name, text)| (name, Cell::Personal(text))).into(),
        );
        id
    }

    fn device(&mut self, at: usize) -> Uuid {
        let (id, one) = (self.new_id(), machine(at));
        self.statement(
            "INSERT INTO device (id, kind, brand, model, colour, storage, imei, serial) VALUES (?, ?, ?, ?, '', '', ?, ?)",
        )
        .execute(params![id, one.kind, one.brand, one.model, one.imei, one.serial])
        .expect("a machine");
        let mut cells = vec![
            ("kind", json!(one.kind)),
            ("brand", json!(one.brand)),
            ("model", json!(one.model)),
            ("colour", json!("")),
            ("storage", json!("")),
            ("serial", json!(one.serial)),
        ];
        cells.extend(one.imei.map(|imei| ("imei", json!(imei))));
        self.entry("repair.open", ("device", id), vec![], plain(cells));
        id
    }

    fn repair(
        &mut self,
        (i, orders): (usize, usize),
        customer: Uuid,
        (device, kind): (Uuid, &'static str),
        (day, serial): &(String, u32),
    ) {
        let id = self.new_id();
        let number = format!("WX{day}-{serial:04}");
        let digits = format!("001{day}{serial:04}");
        let code = format!("{digits}{}", domain::device::luhn_digit(&digits));
        let by = self.staff[self.dice.below(self.staff.len())];
        let symptom = story(&mut self.dice);
        let promised = self.at.later(Duration::from_secs(3_600 * (1 + self.dice.number() % 72)));
        let channel = ["carry_in", "carry_in", "carry_in", "courier", "on_site"][self.dice.below(5)];
        let warranty = if self.dice.below(6) == 0 { "claimed" } else { "none" };
        // The newest are still open, and here and there one that nobody fetched.
        let path: &[&'static str] = match orders - i {
            1..=400 => &["received"],
            401..=900 => &["received", "diagnosing"],
            901..=1_200 => &["received", "diagnosing", "quoting", "awaiting_consent"],
            1_201..=1_600 => &["received", "diagnosing", "repairing"],
            1_601..=1_800 => &["received", "diagnosing", "repairing", "testing"],
            1_801..=2_400 => &["received", "diagnosing", "repairing", "testing", "ready"],
            _ if i % 20_000 == 7 => &["received", "diagnosing", "repairing", "testing", "ready", "unclaimed"],
            _ if i % 100 == 7 => &["received", "diagnosing", "quoting", "awaiting_consent", "void"],
            _ => &["received", "diagnosing", "repairing", "testing", "ready", "handed_over", "closed"],
        };
        let on = Zone::SHANGHAI.day(self.at).text();
        let stage = path[path.len() - 1];
        let order = Order { id, place: i, kind, promised, path };
        let told = self.life(&order, orders - i > SINCE_THE_BENCH);
        // Of the machines that come back, some come back for the same fault.
        let rework_of = self.orders_of.insert(device, id).filter(|_| self.dice.below(8) == 0);
        self.statement(
            "INSERT INTO repair (id, number, code, stage, customer, device, symptom, opened_at, opened_on, opened_by,
             channel, promised_at, warranty, touched_at, touched_by, priority, holder, due_at, ready_on, outcome, rework_of)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        )
        .execute(params![
            id,
            number,
            code,
            stage,
            customer,
            device,
            symptom,
            self.at.text(),
            on,
            by,
            channel,
            promised.text(),
            warranty,
            self.at.text(),
            self.staff[0],
            if self.dice.below(30) == 0 { "urgent" } else { "normal" },
            told.holder,
            told.due_at,
            told.ready_on,
            told.outcome,
            rework_of
        ])
        .expect("an order");
        let mut cells = plain(vec![
            ("number", json!(number)),
            ("code", json!(code)),
            ("stage", json!(path[0])),
            ("customer", json!(customer)),
            ("device", json!(device)),
            ("opened_at", json!(self.at.text())),
            ("opened_on", json!(on)),
            ("opened_by", json!(by)),
            ("channel", json!(channel)),
            ("promised_at", json!(promised.text())),
            ("warranty", json!(warranty)),
            ("waybill", json!("")),
            ("codes", json!("[]")),
            ("code_words", json!("")),
            ("reproduced", json!("not_tried")),
            ("backed_up", json!("unknown")),
            ("account_lock", json!("unknown")),
            ("repair_mode", json!(0)),
            ("accessories", json!("[]")),
            ("handed_back", json!("[]")),
        ]);
        cells.push(("symptom", Cell::Personal(symptom)));
        cells.push(("place", Cell::Personal(String::new())));
        cells.push(("accessory_note", Cell::Personal(String::new())));
        self.entry("repair.open", ("repair", id), vec![], cells);
        for step in path.windows(2) {
            self.entry(
                "repair.move",
                ("repair", id),
                plain(vec![("stage", json!(step[0]))]),
                plain(vec![("stage", json!(step[1]))]),
            );
        }
    }

    /// Seals an entry onto the chain, as the store does.
    fn entry(
        &mut self,
        command: &str,
        (noun, noun_id): (&str, Uuid),
        before: Vec<(&'static str, Cell)>,
        after: Vec<(&'static str, Cell)>,
    ) {
        let mut personal = Vec::new();
        let mut side = |cells: Vec<(&'static str, Cell)>| -> Map<String, Value> {
            let seal = |(name, cell): (&'static str, Cell)| match cell {
                Cell::Plain(value) => (name.to_owned(), value),
                Cell::Personal(text) => {
                    let mut salt = [0; 16];
                    salt[..8].copy_from_slice(&self.dice.number().to_le_bytes());
                    salt[8..].copy_from_slice(&self.dice.number().to_le_bytes());
                    let value = json!(text).to_string();
                    let sealed = json!({"personal": hex(&commitment(&salt, &value))});
                    personal.push((name, salt, value));
                    (name.to_owned(), sealed)
                }
            };
            cells.into_iter().map(seal).collect()
        };
        let body = json!({"v": 1, "before": side(before), "after": side(after)}).to_string();
        self.seq += 1;
        let person = self.staff[0];
        let (origin, seq, at) = (self.origin, self.seq, self.at);
        let prev = self.hash;
        self.hash = Sealed { origin, seq, at, person, command, noun, noun_id, body: &body }.hash(&prev);
        self.statement(
            "INSERT INTO journal (origin, seq, at, person, command, noun, noun_id, body, prev, hash)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        )
        .execute(params![origin, seq, at.text(), person, command, noun, noun_id, body, prev, self.hash])
        .expect("an entry");
        let entry = self.db.last_insert_rowid();
        for (field, salt, value) in personal {
            self.statement(
                "INSERT INTO journal_personal (entry, side, field, salt, value) VALUES (?, 'after', ?, ?, ?)",
            )
            .execute(params![entry, field, salt, value])
            .expect("a personal value");
        }
    }
}

fn plain(cells: Vec<(&'static str, Value)>) -> Vec<(&'static str, Cell)> {
    cells.into_iter().map(|(name, value)| (name, Cell::Plain(value))).collect()
}

/// The chain's last stretch, every row that refers to another, and the search index as a whole.
fn verify(file: &Path, orders: usize) {
    let db = Connection::open(file).expect("a database");
    teach(&db).expect("a connection");
    let count = |sql: &str| -> i64 { db.query_row(sql, [], |row| row.get(0)).expect(sql) };
    assert_eq!(count("SELECT count(*) FROM repair"), i64::try_from(orders).expect("fits"));
    let entries = count("SELECT count(*) FROM journal");
    assert!(entries >= count("SELECT count(*) FROM repair") * 5, "only {entries} entries");
    let broken = "SELECT count(*) FROM (SELECT hash, lead(prev) OVER (ORDER BY row) AS next FROM journal
        WHERE row > (SELECT max(row) - 20000 FROM journal)) WHERE next <> hash";
    assert_eq!(count(broken), 0, "the chain");
    let told = "SELECT count(*) FROM repair r WHERE r.seq % 997 = 0 AND NOT EXISTS (SELECT 1 FROM journal j
        WHERE j.noun = 'repair' AND j.noun_id = r.id)";
    assert_eq!(count(told), 0, "an order without an entry");
    println!("{entries} entries, {} MiB", std::fs::metadata(file).expect("a file").len() >> 20);
}
