//! Looking through a shop's books after something went wrong.

use desk::check::check;
use std::collections::BTreeMap;
use std::path::Path;
use tests::{FakeClock, past_the_store, rows_of};

/// An order that was acknowledged: which machine over the counter, its id and its number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Ack {
    pub(crate) n: u32,
    pub(crate) id: String,
    pub(crate) number: String,
}

/// Every acknowledged order is there whole; whatever else is there is whole too; chain, references, counts hold.
pub(crate) fn must_be_whole(root: &Path, acks: &[Ack]) {
    let checked = check(root, &FakeClock::at("2026-11-22T00:00:00.000Z")).expect("it opens");
    assert_eq!(checked.findings, []);
    let there = orders(root);
    for ack in acks {
        let order = there.get(&ack.number).unwrap_or_else(|| lost(ack));
        assert_eq!(order.id, ack.id, "{ack:?}");
        assert_eq!(order.phone, format!("138{:08}", ack.n), "{ack:?}");
        assert_eq!(order.serial, format!("SN{:08}", ack.n), "{ack:?}");
    }
    assert_eq!(
        i64::try_from(there.len()).expect("few"),
        checked.repairs,
        "an order without customer or machine"
    );
    none_is_half(root);
}

#[expect(clippy::panic, reason = "what the whole loop is for")]
fn lost(ack: &Ack) -> ! {
    panic!("acknowledged and lost: {ack:?}")
}

/// An order with its customer, its machine, its entry and its remembered request.
struct Order {
    id: String,
    phone: String,
    serial: String,
}

fn orders(root: &Path) -> BTreeMap<String, Order> {
    let db = past_the_store(root);
    let sql = "SELECT r.number, lower(hex(r.id)) AS id, c.phone, d.serial
               FROM repair r JOIN customer c ON c.id = r.customer JOIN device d ON d.id = r.device";
    let mut statement = db.prepare(sql).expect("the tables");
    let mut rows = statement.query([]).expect("orders");
    let mut orders = BTreeMap::new();
    while let Some(row) = rows.next().expect("an order") {
        let order = Order {
            id: row.get("id").expect("id"),
            phone: row.get("phone").expect("phone"),
            serial: row.get("serial").expect("serial"),
        };
        let before = orders.insert(row.get::<_, String>("number").expect("number"), order);
        assert!(before.is_none(), "a number twice");
    }
    orders
}

/// Where every order brought a new customer and a new machine, there are as many of each, and as many entries,
/// requests and numbers given out.
fn none_is_half(root: &Path) {
    let db = past_the_store(root);
    let repairs = rows_of(&db, "repair");
    for table in ["customer", "device", "request"] {
        assert_eq!(rows_of(&db, table), repairs, "{table}");
    }
    let numbers: i64 =
        db.query_row("SELECT coalesce(sum(last), 0) FROM counter", [], |row| row.get(0)).expect("a sum");
    assert_eq!(numbers, repairs, "numbers were given out without an order");
    for noun in ["repair", "customer", "device"] {
        let sql = "SELECT count(*) FROM journal WHERE noun = ? AND command = 'repair.open'";
        let entries: i64 = db.query_row(sql, [noun], |row| row.get(0)).expect("a count");
        assert_eq!(entries, repairs, "entries of {noun}");
    }
}
