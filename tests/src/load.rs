use crate::{BADGE, Dice, PASSWORD, TempShop, intake, past_the_store, rows_of};
use desk::Caller;
use desk::check::check;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Barrier;
use std::time::{Duration, Instant};
use store::inspection::rusqlite::Connection;

/// Orders that every desk works on besides its own.
const SHARED: u32 = 8;
/// Which machine over the counter the first shared order has; desks count from `desk × 100,000`.
const SHARED_FROM: u32 = 90_000_000;

/// How many desks work on one shop at once, and how much each of them does.
#[derive(Debug, Clone, Copy)]
pub struct Load {
    /// Desks, each a thread.
    pub desks: u32,
    /// Sessions they sit at: each is signed in, which takes its time.
    pub sessions: u32,
    /// Changes of each desk.
    pub acts: u32,
}

/// A desk's way to the shop, whatever lies between.
pub trait Way: Send {
    /// Calls a command and stays with it until it is answered; why, where it is refused. A change goes with the number of
    /// its request, under which it happens once.
    fn ask(&mut self, name: &str, input: &Value, request: Option<u64>) -> Result<Value, String>;
}

/// The id of a request by its number.
pub fn request_id(n: u64) -> String {
    format!("00000000-0000-4000-8000-{n:012}")
}

/// A desk in the same process, after each of whose acts the clock goes on.
struct Through<'a> {
    shop: &'a TempShop,
    caller: Caller,
}

impl Way for Through<'_> {
    fn ask(&mut self, name: &str, input: &Value, request: Option<u64>) -> Result<Value, String> {
        self.shop.clock.pass(Duration::from_millis(1));
        let request = request.map(|n| request_id(n).parse().expect("a UUID"));
        let caller = Caller { request, ..self.caller.clone() };
        self.shop.desk.call(&caller, name, input.clone()).map_err(|failure| failure.message.to_owned())
    }
}

/// How long desks work: so many changes each, and no longer than a time.
#[derive(Debug, Clone, Copy)]
pub struct Work {
    /// Changes of each desk.
    pub acts: u32,
    /// No act begins after it.
    pub within: Duration,
}

/// How the work went.
#[derive(Debug)]
pub struct Worked {
    /// How long each change took from asking to the answer.
    pub saves: Vec<Duration>,
    /// How long all of it took, looks at cards and retries with it.
    pub took: Duration,
    /// Rows that a change left on average, entries and search rows with them.
    pub rows_of_a_change: usize,
    /// Bytes that such a row took in the file on average.
    pub bytes_of_a_row: usize,
}

/// What a shop acknowledged.
#[derive(Debug, Default)]
struct Told {
    /// Id and number of each order.
    orders: BTreeMap<String, String>,
    /// Numbers of payments.
    payments: BTreeSet<String>,
    /// What is held for each order, in fen.
    held: BTreeMap<String, i64>,
    notes: BTreeSet<String>,
    steps: usize,
    requests: usize,
    saves: Vec<Duration>,
}

/// One desk at work.
struct Desking<'a> {
    way: Box<dyn Way + 'a>,
    place: u32,
    dice: Dice,
    shared: &'a [(String, Value)],
    /// Its newest order.
    own: Option<String>,
    told: Told,
}

/// Has many desks of one process work on a shop; see [`work`].
///
/// # Panics
/// As `work`.
pub fn work_at_many_desks(shop: &TempShop, load: Load) -> Worked {
    let sessions: Vec<Caller> = (0..load.sessions).map(|_| signed_in(shop)).collect();
    let way = |caller: &Caller| Box::new(Through { shop, caller: caller.clone() }) as Box<dyn Way>;
    let ways = (0..load.desks).zip(sessions.iter().cycle()).map(|(_, caller)| way(caller)).collect();
    let forever = Duration::from_secs(60 * 60);
    let worked = work(shop.root(), ways, Work { acts: load.acts, within: forever }, || {});
    assert_eq!(check(shop.root(), &*shop.clock).expect("it opens").findings, []);
    worked
}

/// Has desks take machines in, move orders, take money and write notes, each change with a request id and some of them
/// sent twice, and looks whether the books hold exactly what was acknowledged. `beside` runs while they work.
///
/// # Panics
/// Where something is refused that should not be, lost, doubled, or does not add up.
pub fn work<'a>(
    root: &Path,
    mut ways: Vec<Box<dyn Way + 'a>>,
    Work { acts, within }: Work,
    beside: impl FnOnce() + Send,
) -> Worked {
    let mut told = Told::default();
    let first = ways.first_mut().expect("a desk");
    let shared: Vec<(String, Value)> =
        (0..SHARED).map(|i| shared_order(&mut **first, i, &mut told)).collect();
    let before = size(root);
    let start = Barrier::new(ways.len());
    let began = Instant::now();
    let all: Vec<Told> = std::thread::scope(|scope| {
        let desks = (0..).zip(ways).map(|(place, way)| {
            let (start, shared) = (&start, &shared);
            let dice = Dice::new(u64::from(place));
            let mut desk = Desking { way, place, dice, shared, own: None, told: Told::default() };
            scope.spawn(move || {
                start.wait();
                desk.race();
                for act in (0..acts).take_while(|_| began.elapsed() < within) {
                    desk.act(act);
                }
                desk.told
            })
        });
        let desks: Vec<_> = desks.collect();
        let beside = scope.spawn(beside);
        let told = desks.into_iter().map(|desk| desk.join().expect("a desk that works to the end")).collect();
        beside.join().expect("what happened beside them");
        told
    });
    let took = began.elapsed();
    all.into_iter().for_each(|one| told.and(one));
    told.must_be_there(root);
    let after = size(root);
    let rows = after.0 - before.0;
    Worked {
        rows_of_a_change: rows / told.saves.len(),
        bytes_of_a_row: (after.1 - before.1) / rows,
        saves: told.saves,
        took,
    }
}

/// The manager at a session of its own.
fn signed_in(shop: &TempShop) -> Caller {
    let caller = shop.browser();
    shop.call_as(&caller, "session.sign_in", json!({"badge": BADGE, "password": PASSWORD}));
    caller
}

fn machine(i: u32) -> Value {
    let mut machine = intake(i);
    machine["checks"] = json!([{"item": "power", "result": "pass"}]);
    machine
}

/// An order and the step on it that every desk will try.
fn shared_order(way: &mut dyn Way, i: u32, told: &mut Told) -> (String, Value) {
    let mut ask = |name: &str, input: &Value| way.ask(name, input, None).expect(name);
    let opened = ask("repair.open", &machine(SHARED_FROM + i));
    let id = told.opened(&opened);
    let card = ask("repair.card", &json!({"id": id}));
    let step = json!({"id": id, "seen_seq": card["seen_seq"], "to": "diagnosing"});
    (id, step)
}

/// Under which numbers the requests of a desk are counted that race for the same step.
const RACES: u32 = 99_000;

impl Desking<'_> {
    /// Every desk takes the same step on the same orders as it saw them: one of them gets there first.
    fn race(&mut self) {
        for (at, (_, step)) in (0..).zip(self.shared) {
            let request = u64::from(self.place * 100_000 + RACES + at);
            match self.way.ask("repair.step", step, Some(request)) {
                Ok(_) => {
                    self.told.steps += 1;
                    self.told.requests += 1;
                }
                Err(message) => assert_eq!(message, "edit.stale"),
            }
        }
    }

    fn act(&mut self, act: u32) {
        let n = self.place * 100_000 + act;
        match (act % 4, self.own.clone()) {
            (0, _) | (_, None) => {
                let opened = self.save(n, "repair.open", &machine(n));
                self.own = Some(self.told.opened(&opened));
            }
            (1, Some(own)) => {
                let card = self.way.ask("repair.card", &json!({"id": own}), None).expect("a card");
                let step = json!({"id": own, "seen_seq": card["seen_seq"], "to": "diagnosing"});
                self.save(n, "repair.step", &step);
                self.told.steps += 1;
            }
            (2, Some(own)) => {
                let repair = self.one_of(own);
                let amount = i64::try_from(self.dice.below(50_000)).expect("small") + 1;
                let method = ["cash", "wechat", "alipay", "card", "transfer"][self.dice.below(5)];
                let paid = json!({"repair": repair, "amount": amount, "method": method, "reference": ""});
                let paid = self.save(n, "payment.prepay", &paid);
                let number = paid["number"].as_str().expect("a number").to_owned();
                assert!(self.told.payments.insert(number), "a payment number twice");
                *self.told.held.entry(repair).or_default() += amount;
            }
            (_, Some(own)) => {
                let (repair, text) = (self.one_of(own), format!("第 {n} 条备注"));
                let note = json!({"about": "repair", "subject": repair, "kind": "note", "text": text});
                self.save(n, "note.add", &note);
                self.told.notes.insert(text);
            }
        }
    }

    /// Its own order, or one of those that all work on.
    fn one_of(&mut self, own: String) -> String {
        if self.dice.below(2) == 0 { own } else { self.shared[self.dice.below(self.shared.len())].0.clone() }
    }

    /// Asks for a change; one in ten is asked twice, as after a lost answer.
    fn save(&mut self, n: u32, name: &str, input: &Value) -> Value {
        let mut call = || {
            let answer = self.way.ask(name, input, Some(u64::from(n)));
            answer.unwrap_or_else(|message| panic!("{name}: {message}"))
        };
        let start = Instant::now();
        let answer = call();
        let took = start.elapsed();
        if n % 10 == 7 {
            assert_eq!(call(), answer, "a retry was answered something else");
        }
        self.told.saves.push(took);
        self.told.requests += 1;
        answer
    }
}

impl Told {
    fn opened(&mut self, opened: &Value) -> String {
        let text = |field: &str| opened[field].as_str().expect("a text").to_owned();
        let id = text("id").replace('-', "");
        assert_eq!(self.orders.insert(id, text("number")), None, "an order twice");
        text("id")
    }

    fn and(&mut self, other: Self) {
        let count = |told: &Self| (told.orders.len(), told.payments.len(), told.notes.len());
        let (mine, others) = (count(self), count(&other));
        self.orders.extend(other.orders);
        self.payments.extend(other.payments);
        self.notes.extend(other.notes);
        let together = (mine.0 + others.0, mine.1 + others.1, mine.2 + others.2);
        assert_eq!(count(self), together, "two desks were told the same");
        for (repair, amount) in other.held {
            *self.held.entry(repair).or_default() += amount;
        }
        self.steps += other.steps;
        self.requests += other.requests;
        self.saves.extend(other.saves);
    }

    /// 0 lost, 0 doubled, no number twice or missing, every fen where it belongs, the chain whole.
    fn must_be_there(&self, root: &Path) {
        let db = past_the_store(root);
        let orders: BTreeMap<String, String> = pairs(&db, "SELECT lower(hex(id)), number FROM repair");
        assert_eq!(orders, self.orders);
        must_follow(&orders.values().collect());
        let payments = pairs::<String>(&db, "SELECT number, lower(hex(id)) FROM payment");
        assert_eq!(payments.into_keys().collect::<BTreeSet<_>>(), self.payments);
        assert_eq!(
            rows_of(&db, "payment"),
            i64::try_from(self.payments.len()).expect("few"),
            "payments twice"
        );
        let held: BTreeMap<String, i64> =
            self.held.iter().map(|(repair, amount)| (repair.replace('-', ""), *amount)).collect();
        let sums = "SELECT lower(hex(repair)), sum(amount) FROM payment GROUP BY repair";
        assert_eq!(pairs(&db, sums), held, "what is held");
        let booked =
            "SELECT lower(hex(repair)), sum(amount) FROM posting WHERE credit = 'prepaid' GROUP BY repair";
        assert_eq!(pairs(&db, booked), held, "what is booked");
        let notes = pairs::<String>(&db, "SELECT text, lower(hex(id)) FROM note");
        assert_eq!(notes.into_keys().collect::<BTreeSet<_>>(), self.notes);
        let count = |rows: usize| i64::try_from(rows).expect("few");
        assert_eq!(rows_of(&db, "note"), count(self.notes.len()), "notes twice");
        assert_eq!(rows_of(&db, "step"), count(self.steps), "steps");
        assert_eq!(rows_of(&db, "request"), count(self.requests), "requests");
    }
}

/// Numbers of orders are counted within their day: none twice, none left out. Work that goes over midnight has two days.
fn must_follow(numbers: &BTreeSet<&String>) {
    let mut days: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for number in numbers {
        let (day, serial) = number.split_once('-').expect("a day and a serial");
        days.entry(day).or_default().push(serial.parse().expect("a serial"));
    }
    for (day, mut serials) in days {
        serials.sort_unstable();
        assert_eq!(serials, (1..=serials.len()).collect::<Vec<_>>(), "{day}: numbers twice, or left out");
    }
}

fn pairs<T: store::inspection::rusqlite::types::FromSql>(db: &Connection, sql: &str) -> BTreeMap<String, T> {
    let mut statement = db.prepare(sql).expect("the tables");
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).expect("rows");
    rows.map(|row| row.expect("a row")).collect()
}

/// Rows and bytes of the shop in use.
fn size(root: &Path) -> (usize, usize) {
    let db = past_the_store(root);
    let number = |sql: &str| -> i64 { db.query_row(sql, [], |row| row.get(0)).expect("a number") };
    let tables: Vec<String> = pairs::<String>(
        &db,
        "SELECT name, name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'",
    )
    .into_keys()
    .collect();
    let rows: i64 = tables.iter().map(|table| rows_of(&db, table)).sum();
    let bytes = number("PRAGMA page_count") * number("PRAGMA page_size");
    (usize::try_from(rows).expect("few"), usize::try_from(bytes).expect("small"))
}
