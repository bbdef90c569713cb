//! Stock through the door: where parts lie, their card, first stock, pieces put elsewhere, mistakes taken back.

use desk::Caller;
use kernel::{Code, Failure};
use serde_json::{Value, json};
use tests::{TempShop, refused_to};

struct Room {
    shop: TempShop,
    clerk: Caller,
    battery: String,
    screen: String,
}

fn text(value: &Value) -> String {
    value.as_str().expect("a text").to_owned()
}

/// Which fields are at fault, and why.
fn faults(failure: &Failure) -> Vec<String> {
    tests::faults(failure).into_iter().map(|(field, message)| format!("{field}: {message}")).collect()
}

fn part(shop: &TempShop, number: &str, serialised: bool) -> String {
    let made = shop.call(
        "part.keep",
        json!({
            "id": null, "seen_seq": 0, "number": number, "name": number, "spec": "", "unit": "个",
            "grade": "original", "serialised": serialised, "returns_old": false, "class": null, "sale": null,
            "markup": null, "warranty_days": 90, "safety": null, "reorder_at": null, "maximum": null, "bin": null,
            "superseded_by": null, "note": "", "active": true, "codes": [], "models": [], "alternates": [],
            "suppliers": [],
        }),
    );
    text(&made["id"])
}

fn kind(kind: &str) -> Value {
    json!({"place": null, "kind": kind})
}

fn opening(part: &str, quantity: i64, serials: &[&str], price: i64) -> Value {
    json!({"part": part, "target": kind("good"), "quantity": quantity, "serials": serials, "price": price, "why": "期初"})
}

impl Room {
    fn new() -> Self {
        let shop = TempShop::new();
        let clerk = shop.person("何苗", "0100", &["parts_clerk"]);
        let (battery, screen) = (part(&shop, "DC-1", false), part(&shop, "PM-1", true));
        Self { shop, clerk, battery, screen }
    }

    fn stock(&self, part: &str) -> Value {
        self.shop.call("stock.of_part", json!({"part": part}))
    }

    /// Where a part lies: the kind of each place with how many are there.
    fn lies(&self, part: &str) -> Vec<(String, i64)> {
        let stock = self.stock(part);
        let places = stock["places"].as_array().unwrap().iter();
        places.map(|row| (text(&row["kind"]), row["on_hand"].as_i64().unwrap())).collect()
    }

    fn place(&self, kind: &str) -> String {
        let rows = self.shop.call("place.list", json!({}));
        let row = rows.as_array().unwrap().iter().find(|row| row["kind"] == kind && row["bin"].is_null());
        text(&row.expect("a place")["id"])
    }

    fn put(&self, part: &str, from: &str, to: &Value, (quantity, serials): (i64, &[&str])) -> Value {
        json!({
            "part": part, "source": self.place(from), "target": to, "quantity": quantity, "serials": serials,
            "why": "放错了",
        })
    }

    fn card(&self, part: &str, place: Option<&str>) -> Vec<Value> {
        let card = self.shop.call("stock.card", json!({"part": part, "place": place, "before": null}));
        card["rows"].as_array().unwrap().clone()
    }

    fn no_difference(&self) {
        assert_eq!(self.shop.call("stock.recount", json!({})), json!({"differing": []}));
    }
}

#[test]
fn a_part_lies_where_it_was_put_and_its_card_says_how_it_came_there() {
    let room = Room::new();
    let unused = room.shop.call("place.list", json!({}));
    assert!(
        unused[0]["id"].is_null() && unused[0]["kind"] == "good",
        "a shelf is there before its first use"
    );
    room.shop.call_as(&room.clerk, "stock.open", opening(&room.battery, 10, &[], 1_234));
    room.shop.call_as(&room.clerk, "stock.move", room.put(&room.battery, "good", &kind("check"), (3, &[])));
    room.shop.call_as(&room.clerk, "stock.move", room.put(&room.battery, "check", &kind("scrap"), (1, &[])));
    assert_eq!(
        room.lies(&room.battery),
        [("check".to_owned(), 2), ("good".to_owned(), 7), ("scrap".to_owned(), 1)]
    );
    let stock = room.stock(&room.battery);
    assert_eq!(
        (&stock["on_hand"], &stock["available"], &stock["value"]),
        (&json!(10), &json!(7), &json!(12_340))
    );
    let whole = room.card(&room.battery, None);
    let said = |rows: &[Value]| -> Vec<(String, i64, i64)> {
        let row = |row: &Value| {
            (text(&row["kind"]), row["change"].as_i64().unwrap(), row["balance"].as_i64().unwrap())
        };
        rows.iter().map(row).collect()
    };
    assert_eq!(
        said(&whole),
        [("scrap".to_owned(), 0, 10), ("transfer".to_owned(), 0, 10), ("opening".to_owned(), 10, 10)]
    );
    let check = room.place("check");
    assert_eq!(
        said(&room.card(&room.battery, Some(&check))),
        [("scrap".to_owned(), -1, 2), ("transfer".to_owned(), 3, 3)]
    );
    let shelf = room.shop.call("stock.at_place", json!({"place": check, "words": "dc", "after": ""}));
    assert_eq!((&shelf["rows"][0]["number"], &shelf["rows"][0]["on_hand"]), (&json!("DC-1"), &json!(2)));
    let none = room.shop.call("stock.at_place", json!({"place": check, "words": "屏", "after": ""}));
    assert_eq!(none["rows"], json!([]));
    room.no_difference();
}

#[test]
fn a_card_goes_on_after_its_first_page_with_the_right_balance() {
    let room = Room::new();
    for _ in 0..105 {
        room.shop.call("stock.open", opening(&room.battery, 2, &[], 100));
    }
    let first = room.shop.call("stock.card", json!({"part": room.battery, "place": null, "before": null}));
    let rows = first["rows"].as_array().unwrap();
    assert_eq!((rows.len(), &first["more"], &rows[0]["balance"]), (100, &json!(true), &json!(210)));
    let before = &rows[99]["seq"];
    let next = room.shop.call("stock.card", json!({"part": room.battery, "place": null, "before": before}));
    let rows = next["rows"].as_array().unwrap();
    assert_eq!((rows.len(), &next["more"]), (5, &json!(false)));
    assert_eq!((&rows[0]["balance"], &rows[4]["balance"]), (&json!(10), &json!(2)));
}

#[test]
fn pieces_with_serial_numbers_go_one_by_one_and_never_twice() {
    let room = Room::new();
    let open = |serials: &[&str]| {
        room.shop.desk.call(&room.shop.window, "stock.open", opening(&room.screen, 0, serials, 30_000))
    };
    assert_eq!(faults(&open(&[]).unwrap_err()), ["serials: field.empty"]);
    assert_eq!(faults(&open(&["A1", " a1 "]).unwrap_err()), ["serials: field.twice"]);
    open(&["A1", "A2"]).unwrap();
    // One of several is known: none of them is written down.
    let twice = open(&["A3", "a2"]).unwrap_err();
    assert_eq!(
        (twice.code, twice.message, twice.params["serial"].as_str()),
        (Code::Conflict, "stock.piece_elsewhere", "A2")
    );
    assert_eq!(room.lies(&room.screen), [("good".to_owned(), 2)]);
    room.shop.call("stock.move", room.put(&room.screen, "good", &kind("doa"), (0, &["a1"])));
    let stock = room.stock(&room.screen);
    assert_eq!(stock["places"][0]["pieces"][0]["serial"], "A1");
    assert_eq!((&stock["places"][0]["value"], &stock["available"]), (&json!(30_000), &json!(1)));
    let elsewhere =
        room.shop.refused("stock.move", room.put(&room.screen, "good", &kind("bad"), (0, &["A1"])));
    assert_eq!((elsewhere.message, elsewhere.params["place"].as_str()), ("stock.piece_elsewhere", "doa"));
    let unknown = room.shop.refused("stock.move", room.put(&room.screen, "good", &kind("bad"), (0, &["ZZ"])));
    assert_eq!(unknown.message, "piece.unknown");
    room.no_difference();
}

#[test]
fn bad_input_is_told_at_its_field_and_nothing_moves() {
    let room = Room::new();
    room.shop.call("stock.open", opening(&room.battery, 5, &[], 100));
    let refused = |input: Value| room.shop.refused("stock.move", input);
    for quantity in [0, -1, 1_000_001] {
        let failure = refused(room.put(&room.battery, "good", &kind("bad"), (quantity, &[])));
        assert_eq!(faults(&failure), ["quantity: field.not_between"], "{quantity}");
    }
    let half = json!({
        "part": room.battery, "source": room.place("good"), "target": kind("bad"), "quantity": 1.5, "serials": [],
        "why": "某",
    });
    assert_eq!(refused(half).message, "input.malformed");
    let with_serial = room.put(&room.battery, "good", &kind("bad"), (1, &["S"]));
    assert_eq!(faults(&refused(with_serial)), ["serials: field.no_serials"]);
    let good = json!({"place": room.place("good"), "kind": null});
    assert_eq!(
        faults(&refused(room.put(&room.battery, "good", &good, (1, &[])))),
        ["target: field.same_place"]
    );
    for nowhere in ["supplier", "technician", "transit", "installed"] {
        let failure = refused(room.put(&room.battery, "good", &kind(nowhere), (1, &[])));
        assert_eq!(faults(&failure), ["target: field.unknown"], "{nowhere}");
    }
    let mut silent = room.put(&room.battery, "good", &kind("scrap"), (1, &[]));
    silent["why"] = json!(" ");
    assert_eq!(faults(&refused(silent)), ["why: field.empty"]);
    let short = refused(room.put(&room.battery, "good", &kind("bad"), (6, &[])));
    assert_eq!((short.code, short.message), (Code::Conflict, "stock.short"));
    let told = ["part", "place", "wanted", "there"].map(|name| short.params[name].clone());
    assert_eq!(told, ["DC-1", "good", "6", "5"]);
    for price in [-1, 10_000_000_001] {
        let failure = room.shop.refused("stock.open", opening(&room.battery, 1, &[], price));
        assert_eq!(faults(&failure), ["price: field.bad_amount"], "{price}");
    }
    assert_eq!(room.lies(&room.battery), [("good".to_owned(), 5)]);
    room.no_difference();
}

#[test]
fn a_mistake_goes_back_once_and_not_where_it_was_used() {
    let room = Room::new();
    room.shop.call("stock.open", opening(&room.battery, 4, &[], 100));
    let opened = text(&room.card(&room.battery, None)[0]["id"]);
    room.shop.call("stock.move", room.put(&room.battery, "good", &kind("bad"), (1, &[])));
    let back = json!({"movement": opened, "why": "登错了"});
    let gone = room.shop.refused("stock.reverse", back.clone());
    assert_eq!((gone.message, gone.params["there"].as_str()), ("stock.gone_on", "3"));
    let no_reason = room.shop.refused("stock.reverse", json!({"movement": opened, "why": ""}));
    assert_eq!(faults(&no_reason), ["why: field.empty"]);
    let moved = text(&room.card(&room.battery, None)[0]["id"]);
    room.shop.call("stock.reverse", json!({"movement": moved, "why": "没坏"}));
    let reversal = room.shop.call("stock.reverse", back.clone());
    assert_eq!(room.lies(&room.battery), []);
    assert_eq!(room.shop.refused("stock.reverse", back).message, "stock.reversed_already");
    let again = json!({"movement": reversal["id"], "why": "某"});
    assert_eq!(room.shop.refused("stock.reverse", again).message, "stock.is_reversal");
    let card = room.card(&room.battery, None);
    assert_eq!(card.len(), 4, "every word stays in the record");
    assert!(card.iter().all(|row| row["reversible"] == json!(false)));
    room.no_difference();
}

#[test]
fn a_retry_opens_once_and_the_last_pieces_go_once() {
    let room = Room::new();
    let once = room.shop.with_request(1);
    for _ in 0..2 {
        room.shop.desk.call(&once, "stock.open", opening(&room.battery, 1, &[], 100)).unwrap();
    }
    assert_eq!(room.lies(&room.battery), [("good".to_owned(), 1)]);
    let moving = room.put(&room.battery, "good", &kind("bad"), (1, &[]));
    let done: Vec<bool> = std::thread::scope(|scope| {
        let clerks: Vec<_> = [&room.clerk, &room.shop.window]
            .map(|who| scope.spawn(|| room.shop.desk.call(who, "stock.move", moving.clone()).is_ok()))
            .into_iter()
            .collect();
        clerks.into_iter().map(|one| one.join().unwrap()).collect()
    });
    assert_eq!(done.iter().filter(|done| **done).count(), 1, "two people at the last piece");
    room.no_difference();
}

#[test]
fn bins_are_kept_and_one_with_parts_in_it_stays() {
    let room = Room::new();
    let bin = |id: Option<&str>, seen: i64, kind: &str, name: &str, active: bool| json!({"id": id, "seen_seq": seen, "kind": kind, "bin": name, "active": active});
    let keep = |input: Value| room.shop.desk.call(&room.clerk, "place.keep_bin", input);
    let id = text(&keep(bin(None, 0, "good", " A-01 ", true)).unwrap()["id"]);
    for (input, fault) in [
        (bin(None, 0, "good", "a-01", true), "bin: field.known_already"),
        (bin(None, 0, "good", "", true), "bin: field.empty"),
        (bin(None, 0, "good", &"B".repeat(25), true), "bin: field.too_long"),
        (bin(None, 0, "technician", "B-01", true), "kind: field.wrong"),
        (bin(Some(&id), 0, "check", "A-01", true), "kind: field.wrong"),
    ] {
        assert_eq!(faults(&keep(input).unwrap_err()), [fault]);
    }
    // The same name may stand on a shelf of another kind.
    keep(bin(None, 0, "check", "A-01", true)).unwrap();
    room.shop.call("stock.open", opening(&room.battery, 2, &[], 100));
    let there = json!({"place": id, "kind": null});
    room.shop.call("stock.move", room.put(&room.battery, "good", &there, (2, &[])));
    let rows = room.shop.call("place.list", json!({}));
    let row = rows.as_array().unwrap().iter().find(|row| row["id"] == json!(id)).unwrap();
    assert_eq!((&row["bin"], &row["pieces"], &row["value"]), (&json!("A-01"), &json!(2), &json!(200)));
    let seen = row["seen_seq"].as_i64().unwrap();
    let closed = keep(bin(Some(&id), seen, "good", "A-01", false)).unwrap_err();
    assert_eq!(faults(&closed), ["active: field.not_empty"]);
    keep(bin(Some(&id), seen, "good", "A-02", true)).unwrap();
    let stale = keep(bin(Some(&id), seen, "good", "A-03", true)).unwrap_err();
    assert_eq!(stale.message, "edit.stale");
    assert_eq!(room.stock(&room.battery)["places"][0]["place_name"], "A-02");
}

#[test]
fn costs_are_seen_by_whoever_may_and_stock_is_kept_by_whoever_does() {
    let room = Room::new();
    room.shop.call("stock.open", opening(&room.battery, 2, &[], 1_000));
    let technician = room.shop.person("李娜", "0101", &["technician"]);
    let stock = room.shop.call_as(&technician, "stock.of_part", json!({"part": room.battery}));
    assert_eq!(
        (&stock["available"], &stock["value"], &stock["places"][0]["value"]),
        (&json!(2), &Value::Null, &Value::Null)
    );
    let card = room.shop.call_as(
        &technician,
        "stock.card",
        json!({"part": room.battery, "place": null, "before": null}),
    );
    assert!(card["rows"][0]["value"].is_null());
    let rows = room.shop.call_as(&technician, "place.list", json!({}));
    assert!(rows.as_array().unwrap().iter().all(|row| row["value"].is_null()));
    let refused = refused_to(&room.shop.desk, &technician, "stock.open", opening(&room.battery, 1, &[], 1));
    assert_eq!((refused.code, refused.message), (Code::Forbidden, "caller.lacks_right"));
    let seen = room.shop.call_as(&room.clerk, "stock.of_part", json!({"part": room.battery}));
    assert_eq!(seen["value"], 2_000);
}
