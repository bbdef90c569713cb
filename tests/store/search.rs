//! The index of the one box says the same as the rows, whoever wrote them and however.

use store::inspection::rusqlite::{Connection, params};
use store::inspection::{fresh_in_memory, teach};
use tests::{Dice, files_below, memory_folder};

const NAMES: [&str; 6] = ["张伟", "单田芳", "欧阳娜娜", "Müller", "䶮㛃𬭎", ""];
const MODELS: [&str; 4] = ["iPhone 13 Pro", "Mate60", "Reno 8", "小天鹅 TG100"];
const STORIES: [&str; 4] = ["屏幕碎，wifi 断", "昨晚摔落", "won't charge", "进水后不开机"];

fn id(n: u64) -> Vec<u8> {
    let mut id = vec![0; 8];
    id.extend(n.to_be_bytes());
    id
}

/// A shop with nobody's orders yet.
fn shop() -> Connection {
    let db = fresh_in_memory().expect("a database");
    let person = "INSERT INTO person (id, name, badge, roles, active, password) VALUES (?, '周', '1', 'manager', 1, 'x')";
    db.execute(person, [id(0)]).expect("a person");
    for (n, name) in (1_u64..).zip(&NAMES[1..4]) {
        db.execute(
            "INSERT INTO company (id, name, phone, address) VALUES (?, ?, '', '')",
            params![id(n), name],
        )
        .expect("a company");
    }
    db
}

fn customer(db: &Connection, n: u64, name: &str) {
    let sql = "INSERT INTO customer (id, name, phone) VALUES (?, ?, ?)";
    db.execute(sql, params![id(n), name, format!("138{n:08}")]).expect("a customer");
}

fn device(db: &Connection, n: u64, model: &str) {
    let sql = "INSERT INTO device (id, kind, brand, model, colour, storage, serial) VALUES (?, 'phone', '华为', ?, '', '', ?)";
    db.execute(sql, params![id(n), model, format!("SN{n}")]).expect("a machine");
}

fn repair(db: &Connection, n: u64, customer: u64, device: u64, story: &str) {
    let sql = "INSERT INTO repair (id, number, code, stage, customer, device, symptom, opened_at, opened_on, opened_by)
        VALUES (?, ?, ?, 'received', ?, ?, ?, '2026-11-21T06:02:03.004Z', '2026-11-21', ?)";
    let number = format!("WX261121-{n:04}");
    db.execute(sql, params![id(n), number, format!("{n:014}"), id(customer), id(device), story, id(0)])
        .expect("an order");
}

/// Every token with how many orders have it.
fn held(db: &Connection) -> Vec<(String, i64)> {
    db.execute_batch("CREATE VIRTUAL TABLE IF NOT EXISTS temp.held USING fts5vocab (main, search, row)")
        .expect("a look");
    let mut statement = db.prepare("SELECT term, doc FROM temp.held ORDER BY term").expect("a statement");
    let rows = statement.query_map([], |row| Ok((row.get("term")?, row.get("doc")?))).expect("tokens");
    rows.collect::<Result<_, _>>().expect("tokens")
}

/// The same, from the rows as they are now.
fn due(db: &Connection) -> Vec<(String, i64)> {
    let mut all = std::collections::BTreeMap::new();
    let mut statement = db.prepare("SELECT tokens FROM search_source").expect("a statement");
    let rows = statement.query_map([], |row| row.get::<_, String>("tokens")).expect("rows");
    for tokens in rows {
        for token in tokens.expect("tokens").split(' ').filter(|token| !token.is_empty()) {
            *all.entry(token.to_owned()).or_insert(0) += 1;
        }
    }
    all.into_iter().collect()
}

fn hits(db: &Connection, matching: &str) -> Vec<i64> {
    let sql = "SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid DESC";
    let mut statement = db.prepare(sql).expect("a statement");
    statement.query_map([matching], |row| row.get(0)).expect("hits").collect::<Result<_, _>>().expect("hits")
}

#[test]
fn whatever_is_written_the_index_says_the_same_as_the_rows() {
    let db = shop();
    let mut dice = Dice::new(3);
    let (mut customers, mut devices, mut repairs) = (100_u64, 100_u64, 0_u64);
    for round in 0..300 {
        let mut pick = |of: u64| dice.number() % of;
        let text = |n: u64, of: &[&'static str]| of[usize::try_from(n).expect("small") % of.len()];
        match pick(12) {
            0 | 1 => {
                customers += 1;
                customer(&db, customers, text(pick(9), &NAMES));
            }
            2 => {
                devices += 1;
                device(&db, devices, text(pick(9), &MODELS));
            }
            _ if customers == 100 || devices == 100 => {}
            3..=5 => {
                repairs += 1;
                let (whose, which) = (101 + pick(customers - 100), 101 + pick(devices - 100));
                repair(&db, repairs, whose, which, text(pick(9), &STORIES));
            }
            6 => {
                let company = [None, Some(id(1 + pick(3)))][usize::try_from(pick(2)).expect("small")].clone();
                let sql = "UPDATE customer SET name = ?, wechat = 'wx' || seq, company = ? WHERE id = ?";
                db.execute(sql, params![text(pick(9), &NAMES), company, id(101 + pick(customers - 100))])
                    .unwrap();
            }
            7 => {
                let sql = "UPDATE device SET model = ?, kind = 'tv', serial = 'X' || seq WHERE id = ?";
                db.execute(sql, params![text(pick(9), &MODELS), id(101 + pick(devices - 100))]).unwrap();
            }
            8 => {
                let sql = "UPDATE repair SET symptom = ?, customer = ?, channel = 'courier' WHERE seq = ?";
                let (whose, which) = (id(101 + pick(customers - 100)), 1 + pick(repairs.max(1)));
                db.execute(sql, params![text(pick(9), &STORIES), whose, which as i64]).unwrap();
            }
            9 => {
                let sql = "INSERT INTO customer_phone (id, customer, phone, dropped) VALUES (?, ?, ?, 0)";
                let phone = format!("139{:08}", pick(1_000));
                db.execute(sql, params![id(10_000 + round), id(101 + pick(customers - 100)), phone]).unwrap();
            }
            10 => {
                let sql = "UPDATE customer_phone SET dropped = 1 - dropped, customer = ? WHERE seq % 3 = ?";
                db.execute(sql, params![id(101 + pick(customers - 100)), pick(3) as i64]).unwrap();
            }
            _ => {
                let sql = "UPDATE company SET name = ? WHERE seq = ?";
                db.execute(sql, params![text(pick(9), &NAMES), (1 + pick(3)) as i64]).unwrap();
                db.execute("DELETE FROM customer_phone WHERE seq % 7 = 1", []).unwrap();
            }
        }
        if round % 50 == 49 {
            assert_eq!(held(&db), due(&db), "after {round} rounds");
        }
    }
    assert!(repairs > 50 && held(&db).len() > 100, "{repairs} orders");
    db.execute_batch("INSERT INTO search (search) VALUES ('integrity-check')").expect("it holds together");
}

#[test]
fn a_stage_that_moves_on_costs_the_index_nothing() {
    let db = shop();
    customer(&db, 101, "张伟");
    device(&db, 101, "Mate60");
    repair(&db, 1, 101, 101, "屏幕碎");
    assert_eq!(hits(&db, "\"pzw\""), [1]);
    let size = || -> i64 {
        db.query_row("SELECT total(length(block)) FROM search_data", [], |r| r.get::<_, f64>(0)).unwrap()
            as i64
    };
    let before = size();
    for stage in ["diagnosing", "repairing", "ready", "closed"] {
        db.execute("UPDATE repair SET stage = ?, promised_at = NULL", [stage]).unwrap();
    }
    assert_eq!(size(), before);
}

/// Whoever is erased is gone from the index at once, to the last byte.
#[test]
fn nothing_of_an_erased_person_stays_in_the_index() {
    let folder = memory_folder();
    let store = store::Store::create(folder.path(), kernel::Moment::EPOCH).unwrap();
    store.close();
    let file = folder.path().join("shop.db");
    let db = Connection::open(&file).unwrap();
    teach(&db).unwrap();
    db.execute_batch("PRAGMA journal_mode = wal; PRAGMA secure_delete = on; PRAGMA foreign_keys = off")
        .unwrap();
    for n in 1..=300 {
        customer(&db, 100 + n, if n == 150 { "䶮㛃" } else { "张伟" });
        device(&db, 100 + n, "Mate60");
        repair(&db, n, 100 + n, 100 + n, "屏幕碎");
    }
    db.execute("UPDATE customer SET phone = '17712345678' WHERE id = ?", [id(250)]).unwrap();
    let traces = || -> usize {
        db.execute_batch("PRAGMA wal_checkpoint(TRUNCATE)").unwrap();
        let bytes: Vec<u8> =
            files_below(folder.path()).iter().flat_map(|file| std::fs::read(file).unwrap()).collect();
        // Tokens share their beginnings with their neighbours on a page, so their ends are looked for.
        ["䶮", "17712345678", "7712345678"]
            .iter()
            .map(|trace| bytes.windows(trace.len()).filter(|window| *window == trace.as_bytes()).count())
            .sum()
    };
    assert!(traces() > 0, "the traces that are looked for must be there before");
    db.execute("UPDATE customer SET name = '', phone = '' WHERE id = ?", [id(250)]).unwrap();
    assert_eq!(traces(), 0);
    assert_eq!(held(&db), due(&db));
}
