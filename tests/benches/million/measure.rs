//! Searches, pages and saves in the core, each beside what it would cost without an index or without a database.

use crate::fill::NOW;
use crate::people::{fault, machine, model, someone};
use desk::{Caller, Desk};
use domain::pinyin::name_readings;
use serde_json::{Value, json};
use std::fs::File;
use std::io::Write;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};
use store::inspection::rusqlite::Connection;
use tests::figures::Figures;
use tests::{BADGE, Dice, FakeClock, PASSWORD, intake, machine as of_test, past_the_store};

const ROUNDS: u32 = 300;
const WARM: u32 = 30;
const SAVES: u32 = 200;
/// So many hits the one box asks for.
const HITS: u32 = 8;

/// An open shop with its manager at the window.
pub(crate) struct Open {
    desk: Arc<Desk>,
    window: Caller,
    orders: usize,
    db: Connection,
}

/// Finds what can be looked for by one kind of text.
type Text<'a> = &'a dyn Fn(&Open, &mut Dice) -> String;

impl Open {
    pub(crate) fn shop(folder: &Path, orders: usize) -> Self {
        let desk =
            Desk::open(folder, of_test(Arc::new(FakeClock::at(NOW)), Arc::default())).expect("it opens");
        let window = Caller { session: Some(desk.window_session()), ..Caller::default() };
        let open = Self { desk, window, orders, db: past_the_store(folder) };
        open.call("session.sign_in", json!({"badge": BADGE, "password": PASSWORD}));
        open
    }

    /// Waits for the day's backup, which begins with the desk and is not what is measured.
    pub(crate) fn settle(&self) {
        loop {
            let backup = &self.call("shop.status", json!({}))["backup"];
            if backup["running"] == false && !backup["last_verified_at"].is_null() {
                return;
            }
            std::thread::sleep(Duration::from_millis(200));
        }
    }

    pub(crate) fn close(self) {
        self.desk.close().expect("closes");
    }

    pub(crate) fn call(&self, name: &str, input: Value) -> Value {
        self.desk.call(&self.window, name, input).expect(name)
    }

    fn find(&self, text: &str) -> usize {
        let page = self.call("repair.find", json!({"view": "all", "text": text, "limit": HITS}));
        page["rows"].as_array().map_or(0, Vec::len)
    }

    /// A column of some order.
    fn some(&self, column: &str, dice: &mut Dice) -> String {
        let sql = format!(
            "SELECT coalesce({column}, '') FROM repair r JOIN customer c ON c.id = r.customer
             JOIN device d ON d.id = r.device WHERE r.seq = ?"
        );
        loop {
            let seq = i64::try_from(dice.below(self.orders) + 1).expect("fits");
            let text: String = self.db.query_row(&sql, [seq], |row| row.get(0)).expect("an order");
            if !text.is_empty() {
                return text;
            }
        }
    }

    fn name(&self, characters: usize, dice: &mut Dice) -> String {
        loop {
            let name = someone(dice.below(self.orders * 2 / 5)).name;
            if name.chars().count() == characters {
                return name;
            }
        }
    }
}

fn last(text: &str, length: usize) -> String {
    text[text.len() - length..].to_owned()
}

/// Every kind of search; `(what, p50, p99)` of those that missed what they should be.
pub(crate) fn searches(open: &Open) -> Vec<String> {
    let imei = |open: &Open, dice: &mut Dice| -> String { open.some("d.imei", dice) };
    let kinds: [(&str, Text<'_>); 20] = [
        ("whole number", &|open, dice| open.some("r.number", dice)),
        ("last 4 of a number", &|open, dice| last(&open.some("r.number", dice), 4)),
        ("whole phone", &|open, dice| open.some("c.phone", dice)),
        ("first 7 of a phone", &|open, dice| open.some("c.phone", dice)[..7].to_owned()),
        ("first 3 of a phone (a 16th has it)", &|open, dice| open.some("c.phone", dice)[..3].to_owned()),
        ("last 4 of a phone", &|open, dice| last(&open.some("c.phone", dice), 4)),
        ("whole IMEI", &imei),
        ("first 8 of an IMEI (a 40th has it)", &|open, dice| imei(open, dice)[..8].to_owned()),
        ("last 6 of an IMEI", &|open, dice| last(&imei(open, dice), 6)),
        ("serial number", &|_, dice| machine(dice.below(500_000)).serial),
        ("name of 2 characters", &|open, dice| open.name(2, dice)),
        ("name of 3 characters", &|open, dice| open.name(3, dice)),
        ("family name (up to a 14th has it)", &|open, dice| open.name(2, dice).chars().take(1).collect()),
        ("initials", &|open, dice| name_readings(&open.name(2 + dice.below(2), dice))[0].initials.clone()),
        ("拼音, first 4 letters", &|open, dice| {
            name_readings(&open.name(2, dice))[0].full.chars().take(4).collect()
        }),
        ("拼音, whole", &|open, dice| name_readings(&open.name(3, dice))[0].full.clone()),
        ("model", &|_, dice| model(dice).split(' ').next().unwrap_or("").to_owned()),
        ("fault (a 15th has it)", &|_, dice| fault(dice).to_owned()),
        ("no hit: a name", &|_, dice| format!("龘{}", ["靐", "齉", "爩"][dice.below(3)])),
        ("no hit: a number", &|_, dice| format!("99{:09}", dice.below(999_999_999))),
    ];
    let mut missed = Vec::new();
    for (what, text) in kinds {
        let figures = one_kind(open, what, text);
        if figures.p50() > 0.5 || figures.p99() > 5.0 {
            missed.push(format!("find: {what}: {:.3} / {:.3} ms", figures.p50(), figures.p99()));
        }
    }
    let two: [(&str, Text<'_>); 3] = [
        ("two terms: name and fault", &|open, dice| format!("{} {}", open.name(2, dice), fault(dice))),
        ("two terms: initials and model", &|open, dice| {
            format!("{} {}", name_readings(&open.name(2, dice))[0].initials, model(dice))
        }),
        ("two terms: phone tail and brand", &|open, dice| {
            format!("{} oppo", last(&open.some("c.phone", dice), 4))
        }),
    ];
    for (what, text) in two {
        let figures = one_kind(open, what, text);
        if figures.p50() > 1.0 || figures.p99() > 8.0 {
            missed.push(format!("find: {what}: {:.3} / {:.3} ms", figures.p50(), figures.p99()));
        }
    }
    missed
}

fn one_kind(open: &Open, what: &str, text: Text<'_>) -> Figures {
    let mut dice = Dice::new(7);
    let texts: Vec<String> = (0..WARM + ROUNDS).map(|_| text(open, &mut dice)).collect();
    let (warm, texts) = texts.split_at(usize::try_from(WARM).expect("small"));
    for text in warm {
        open.find(text);
    }
    let mut hits = 0;
    let figures = Figures::of(ROUNDS, |i| hits += open.find(&texts[usize::try_from(i).expect("small")]));
    figures.print(&format!("find: {what}"));
    assert!(
        (hits == 0) == what.starts_with("no hit") || what.starts_with("two terms"),
        "{what}: {hits} hits"
    );
    figures
}

/// The same without an index: how much there is to be saved.
pub(crate) fn scans(open: &Open) {
    let mut dice = Dice::new(7);
    for (what, sql) in [
        ("scan: name LIKE %..%, no hit", "SELECT count(*) FROM customer WHERE name LIKE '%' || ? || '%'"),
        ("scan: symptom LIKE %..%, no hit", "SELECT count(*) FROM repair WHERE symptom LIKE '%' || ? || '%'"),
    ] {
        Figures::of(5, |_| {
            let text = format!("龘{}", dice.below(9));
            let hits: i64 = open.db.query_row(sql, [text], |row| row.get(0)).expect("a count");
            assert_eq!(hits, 0);
        })
        .print(what);
    }
}

/// Pages of every view, from the first to the deepest.
pub(crate) fn pages(open: &Open) -> Vec<String> {
    let mut missed = Vec::new();
    let page = |input: Value| Figures::of(ROUNDS, |_| drop(open.call("repair.find", input.clone())));
    let first = page(json!({"view": "all", "limit": 50}));
    first.print("page: the first of all");
    let middle = i64::try_from(open.orders / 2).expect("fits");
    let deep = page(json!({"view": "all", "limit": 50, "after": format!("{middle}~")}));
    deep.print("page: the middle of all");
    let deepest = page(json!({"view": "all", "limit": 50, "after": "60~"}));
    deepest.print("page: the last of all");
    for (what, input) in [
        ("open, by promise", json!({"view": "open", "sort": "promise", "limit": 50})),
        ("open", json!({"view": "open", "limit": 50})),
        ("today", json!({"view": "today", "limit": 50})),
        ("today, by promise", json!({"view": "today", "sort": "promise", "limit": 50})),
        ("mine", json!({"view": "mine", "limit": 50})),
        ("overdue", json!({"view": "overdue", "limit": 50})),
        ("all, by promise", json!({"view": "all", "sort": "promise", "limit": 50})),
        ("all, oldest", json!({"view": "all", "sort": "oldest", "limit": 50})),
        ("all, fridges", json!({"view": "all", "filter": {"kinds": ["fridge"]}, "limit": 50})),
        ("all, one brand", json!({"view": "all", "filter": {"brand": "格力"}, "limit": 50})),
        ("all, void", json!({"view": "all", "filter": {"stages": ["void"]}, "limit": 50})),
        (
            "all, of one day in 2022",
            json!({"view": "all", "filter": {"opened_from": "2022-06-01", "opened_to": "2022-06-01"}, "limit": 50}),
        ),
        ("open, by phone beginning 138", json!({"view": "open", "text": "138", "limit": 50})),
        (
            "all, by promise, phone beginning 138",
            json!({"view": "all", "text": "138", "sort": "promise", "limit": 50}),
        ),
    ] {
        page(input).print(&format!("page: {what}"));
    }
    Figures::of(ROUNDS, |_| drop(open.call("repair.views", json!({})))).print("counts of the views");
    Figures::of(ROUNDS, |_| drop(open.call("repair.board", json!({})))).print("the board");
    if first.p50() > 5.0 {
        missed.push(format!("first page: {:.3} ms", first.p50()));
    }
    let ratio = deep.p50().max(deepest.p50()) / first.p50();
    println!("{:44} {ratio:>9.2}          times the first", "page: the deepest");
    if ratio > 3.0 {
        missed.push(format!("deep page: {ratio:.2} times the first"));
    }
    missed
}

/// What the disk itself takes for one durable write, and orders through the door: one of these after one of those.
pub(crate) fn intakes(open: &Open, folder: &Path) -> Vec<String> {
    let mut file = File::create(folder.join("raw")).expect("a file");
    let page = [0x5a; 4_096];
    let (mut raw, mut saves) = (Vec::new(), Vec::new());
    let begin = Dice::new(u64::from(std::process::id())).below(80_000_000);
    for i in 0..SAVES {
        let start = Instant::now();
        file.write_all(&page).expect("written");
        file.sync_data().expect("synced");
        raw.push(start.elapsed());
        let input = intake(u32::try_from(begin).expect("fits") + i);
        let start = Instant::now();
        open.call("repair.open", input);
        saves.push(start.elapsed());
    }
    let (raw, saves) = (Figures::from(raw), Figures::from(saves));
    raw.print("raw 4 KiB append and fdatasync");
    saves.print("save: repair.open, durable");
    let over = saves.p50() - raw.p50();
    println!("{:44} {over:>+9.2}          ms over the raw write at p50", "");
    if over > 1.0 { vec![format!("intake: {over:+.2} ms over the raw write")] } else { Vec::new() }
}
