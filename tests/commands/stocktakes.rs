//! 盘点: blind, by two where it differs, explained, approved above an amount, posted; work goes on meanwhile.

use desk::Caller;
use kernel::Failure;
use serde_json::{Value, json};
use tests::TempShop;

/// A shop with a parts clerk and two parts: twenty batteries at ¥10 each, and three screens at ¥300 with serial numbers.
struct Room {
    shop: TempShop,
    clerk: Caller,
    battery: String,
    screen: String,
    good: String,
}

fn text(value: &Value) -> String {
    value.as_str().expect("a text").to_owned()
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

impl Room {
    fn new() -> Self {
        let shop = TempShop::new();
        let clerk = shop.person("何苗", "0100", &["parts_clerk"]);
        let (battery, screen) = (part(&shop, "DC-1", false), part(&shop, "PM-1", true));
        let open = |part: &str, quantity: i64, serials: &[&str], price: i64| {
            shop.call(
                "stock.open",
                json!({"part": part, "target": {"place": null, "kind": "good"}, "quantity": quantity,
                       "serials": serials, "price": price, "why": "期初"}),
            );
        };
        open(&battery, 20, &[], 1_000);
        open(&screen, 3, &["A1", "A2", "A3"], 30_000);
        let places = shop.call("stocktake.places", json!({}));
        let good = places.as_array().unwrap().iter().find(|one| one["place"]["kind"] == "good").unwrap();
        let good = text(&good["place"]["id"]);
        Self { shop, clerk, battery, screen, good }
    }

    fn plan(&self) -> String {
        text(&self.shop.call("stocktake.plan", json!({"places": [], "class": null, "parts": []}))["id"])
    }

    fn ask(&self, caller: &Caller, name: &str, input: Value) -> Result<Value, Failure> {
        self.shop.desk.call(caller, name, input)
    }

    fn sheet(&self, id: &str) -> Value {
        self.shop.call("stocktake.sheet", json!({"id": id}))
    }

    fn line(&self, part: &str, quantity: i64, serials: &[&str]) -> Value {
        json!({"part": part, "quantity": quantity, "serials": serials, "after": self.upto()})
    }

    /// The last movement there is.
    fn upto(&self) -> i64 {
        let list = self.shop.call("stocktake.list", json!({}));
        list[0]["id"].as_str().map_or(0, |id| self.sheet(id)["upto"].as_i64().unwrap())
    }

    fn count(&self, caller: &Caller, id: &str, recount: bool, lines: &[Value]) -> Result<Value, Failure> {
        let input = json!({"id": id, "place": self.good, "recount": recount, "lines": lines, "reason": null});
        self.ask(caller, "stocktake.count", input)
    }

    /// Counted by the clerk and, where asked, again by the manager.
    fn counted(&self, id: &str, batteries: i64, screens: &[&str]) {
        let lines = [self.line(&self.battery, batteries, &[]), self.line(&self.screen, 0, screens)];
        self.count(&self.clerk, id, false, &lines).unwrap();
        for (at, line) in lines.into_iter().enumerate() {
            if self.standing(id, at) == "to_recount" {
                self.count(&self.shop.window, id, true, &[line]).unwrap();
            }
        }
    }

    fn card(&self, id: &str) -> Value {
        self.shop.call("stocktake.card", json!({"id": id}))
    }

    fn standing(&self, id: &str, at: usize) -> String {
        text(&self.card(id)["counted"][at]["standing"])
    }

    fn explained(&self, id: &str) {
        let card = self.card(id);
        let open =
            card["counted"].as_array().unwrap().iter().filter(|line| line["standing"] == "unexplained");
        let lines: Vec<&Value> = open.map(|line| &line["id"]).collect();
        if !lines.is_empty() {
            let input = json!({"lines": lines, "cause": "lost", "why": ""});
            self.shop.call("stocktake.explain", input);
        }
    }

    fn there(&self, part: &str) -> (i64, i64) {
        let shelf = self.shop.call("stock.of_part", json!({"part": part}));
        (shelf["on_hand"].as_i64().unwrap(), shelf["value"].as_i64().unwrap())
    }

    fn no_drift(&self) {
        let found = self.shop.call("stock.recount", json!({}));
        assert_eq!(found["differing"], json!([]), "{found}");
    }
}

#[test]
fn whoever_counts_does_not_see_the_book() {
    let room = Room::new();
    let id = room.plan();
    let sheet = room.sheet(&id).to_string();
    for told in ["book", "on_hand", "difference", ":20"] {
        assert!(!sheet.contains(told), "{told} stands on the sheet: {sheet}");
    }
    room.count(&room.clerk, &id, false, &[room.line(&room.battery, 18, &[])]).unwrap();
    // It differs, and not even the review tells by how much before another person counted.
    let line = &room.card(&id)["counted"][0];
    assert_eq!(line["standing"], "to_recount");
    for hidden in ["book", "counted", "difference", "worth"] {
        assert_eq!(line[hidden], Value::Null, "{hidden}");
    }
    let own = room.ask(&room.clerk, "stocktake.sheet", json!({"id": id})).unwrap();
    assert_eq!(own["places"][0]["lines"][0]["own"], true);
    assert_eq!(own["places"][0]["lines"][0]["counted"], Value::Null);
}

#[test]
fn a_difference_is_counted_again_by_another_person_explained_and_posted() {
    let room = Room::new();
    let id = room.plan();
    let lines = [room.line(&room.battery, 18, &[]), room.line(&room.screen, 0, &["A1", "a2", "A3"])];
    room.count(&room.clerk, &id, false, &lines).unwrap();
    let again = room.count(&room.clerk, &id, true, &[room.line(&room.battery, 18, &[])]).unwrap_err();
    assert_eq!(again.message, "second_person.needed");
    let exact = room.count(&room.shop.window, &id, true, &[room.line(&room.screen, 0, &["A1"])]).unwrap_err();
    assert_eq!(exact.message, "stocktake.needs_no_recount");
    let early = room.shop.refused("stocktake.finish", json!({"id": id}));
    assert_eq!((early.message, early.params["to_recount"].as_str()), ("stocktake.not_finished", "1"));
    room.count(&room.shop.window, &id, true, &[room.line(&room.battery, 18, &[])]).unwrap();
    assert_eq!(room.card(&id)["counted"][0]["difference"], -2);
    assert_eq!(room.shop.refused("stocktake.finish", json!({"id": id})).params["unexplained"], "1");
    room.explained(&id);
    room.shop.call("stocktake.finish", json!({"id": id}));
    let card = room.card(&id);
    assert_eq!(
        (&card["gross"], &card["net"], &card["accuracy"]),
        (&json!(2_000), &json!(-2_000), &json!(500))
    );
    assert_eq!(card["needs_approval"], false);
    // The same request twice posts once.
    let clerk = Caller { request: room.shop.with_request(7).request, ..room.clerk.clone() };
    let posted = room.ask(&clerk, "stocktake.post", json!({"id": id})).unwrap();
    assert_eq!(room.ask(&clerk, "stocktake.post", json!({"id": id})).unwrap(), posted);
    assert_eq!(posted["movements"], 1);
    assert_eq!(room.there(&room.battery), (18, 18_000));
    assert_eq!(room.there(&room.screen), (3, 90_000));
    assert_eq!(room.shop.refused("stocktake.post", json!({"id": id})).message, "stocktake.not_so");
    room.no_drift();
}

#[test]
fn above_an_amount_a_manager_agrees_who_did_not_count() {
    let room = Room::new();
    let second = room.shop.person("另一个配件员", "0101", &["parts_clerk"]);
    let id = room.plan();
    let lines = [room.line(&room.battery, 20, &[]), room.line(&room.screen, 0, &["A1", "A2"])];
    room.count(&room.clerk, &id, false, &lines).unwrap();
    room.count(&second, &id, true, &[room.line(&room.screen, 0, &["A1", "A2"])]).unwrap();
    room.explained(&id);
    room.shop.call("stocktake.finish", json!({"id": id}));
    assert_eq!(room.card(&id)["gross"], 30_000);
    let refused = room.ask(&room.clerk, "stocktake.post", json!({"id": id})).unwrap_err();
    assert_eq!(refused.message, "stocktake.needs_approval");
    let lacks =
        room.ask(&room.clerk, "stocktake.approve", json!({"id": id, "gross": 30_000, "reason": null}));
    assert_eq!(lacks.unwrap_err().message, "caller.lacks_right");
    let other = room.shop.refused("stocktake.approve", json!({"id": id, "gross": 1, "reason": null}));
    assert_eq!(other.message, "stocktake.changed");
    room.shop.call("stocktake.send_back", json!({"id": id, "reason": "再找找"}));
    room.shop.call("stocktake.finish", json!({"id": id}));
    room.shop.call("stocktake.approve", json!({"id": id, "gross": 30_000, "reason": null}));
    room.ask(&room.clerk, "stocktake.post", json!({"id": id})).unwrap();
    assert_eq!(room.there(&room.screen), (2, 60_000));
    room.no_drift();
}

#[test]
fn a_manager_who_counted_agrees_alone_only_with_a_reason() {
    let room = Room::new();
    let id = room.plan();
    room.counted(&id, 20, &["A1"]);
    room.explained(&id);
    room.shop.call("stocktake.finish", json!({"id": id}));
    let bare = room.shop.refused("stocktake.approve", json!({"id": id, "gross": 60_000, "reason": null}));
    assert_eq!((bare.message, bare.gates[0].gate), ("second_person.needed", "second_person.reason"));
    let alone = json!({"id": id, "gross": 60_000, "reason": "店里只有一位店长"});
    room.shop.call("stocktake.approve", alone);
    room.shop.call("stocktake.post", json!({"id": id}));
    assert_eq!(room.there(&room.screen), (1, 30_000));
}

#[test]
fn what_moves_while_a_place_is_counted_is_counted_anew_and_what_moves_later_is_reckoned_in() {
    let room = Room::new();
    let id = room.plan();
    let before = room.line(&room.battery, 20, &[]);
    let away = |n: i64| {
        let to = json!({"place": null, "kind": "bad"});
        let moved = json!({"part": room.battery, "source": room.good, "target": to, "quantity": n, "serials": [],
                           "why": "鼓包"});
        room.shop.call("stock.move", moved)
    };
    away(1);
    // Whether the one was counted before it went nobody can say.
    let refused = room.count(&room.clerk, &id, false, &[before]).unwrap_err();
    assert_eq!(refused.message, "stocktake.invalid");
    let fault = &refused.fields[0];
    assert_eq!((fault.field.as_ref(), fault.message), ("lines[0].quantity", "field.moved_meanwhile"));
    // Counted anew, there are 17 where the book has 19; then 4 more go their way before it is posted.
    room.counted(&id, 17, &["A1", "A2", "A3"]);
    away(4);
    room.explained(&id);
    room.shop.call("stocktake.finish", json!({"id": id}));
    room.shop.call("stocktake.post", json!({"id": id}));
    let shelf = room.shop.call("stock.of_part", json!({"part": room.battery}));
    let good = shelf["places"].as_array().unwrap().iter().find(|one| one["kind"] == "good").unwrap();
    assert_eq!(good["on_hand"], 13, "20 - 1 - 2 lost - 4");
    room.no_drift();
}

#[test]
fn a_piece_found_elsewhere_moves_and_one_nobody_knew_is_gained() {
    let room = Room::new();
    let to = json!({"place": null, "kind": "bad"});
    let moved = json!({"part": room.screen, "source": room.good, "target": to, "quantity": 1, "serials": ["A3"],
                       "why": "屏有亮点"});
    room.shop.call("stock.move", moved);
    let id = room.plan();
    let lines = [room.line(&room.battery, 20, &[]), room.line(&room.screen, 0, &["A1", "A2", "A3", "X9"])];
    room.count(&room.clerk, &id, false, &lines).unwrap();
    room.count(&room.shop.window, &id, true, &lines[1..]).unwrap();
    let bad = room.sheet(&id)["places"]
        .as_array()
        .unwrap()
        .iter()
        .find(|one| one["place"]["kind"] == "bad")
        .unwrap()["place"]["id"]
        .clone();
    for (caller, recount) in [(&room.clerk, false), (&room.shop.window, true)] {
        let none = room.line(&room.screen, 0, &[]);
        let input = json!({"id": id, "place": bad, "recount": recount, "lines": [none], "reason": null});
        room.ask(caller, "stocktake.count", input).unwrap();
    }
    room.explained(&id);
    room.shop.call("stocktake.finish", json!({"id": id}));
    let gross = room.card(&id)["gross"].clone();
    room.shop.person("第二位店长", "0102", &["manager"]);
    let again = room.shop.refused("stocktake.approve", json!({"id": id, "gross": gross, "reason": "只有我"}));
    assert_eq!(again.gates[0].gate, "second_person.others_can");
    let manager = Caller { session: Some(room.shop.desk.begin_session().unwrap()), ..Caller::default() };
    let sign_in = json!({"badge": "0102", "password": "own-secret-words-0102"});
    room.ask(&manager, "session.sign_in", sign_in).unwrap();
    room.ask(&manager, "stocktake.approve", json!({"id": id, "gross": gross, "reason": null})).unwrap();
    let posted = room.ask(&room.clerk, "stocktake.post", json!({"id": id})).unwrap();
    assert_eq!(posted["movements"], 2, "A3 moves, X9 is gained, and nothing is lost");
    assert_eq!(room.there(&room.screen).0, 4);
    room.no_drift();
}

#[test]
fn counts_are_refused_at_their_line() {
    let room = Room::new();
    let id = room.plan();
    let bad = |lines: &[Value]| {
        let failure = room.count(&room.clerk, &id, false, lines).unwrap_err();
        failure.fields.iter().map(|fault| format!("{} {}", fault.field, fault.message)).collect::<Vec<_>>()
    };
    assert_eq!(bad(&[]), ["lines field.empty"]);
    let negative = room.line(&room.battery, -1, &[]);
    let twice = room.line(&room.screen, 0, &["A1", "a1"]);
    assert_eq!(
        bad(&[negative, twice]),
        ["lines[0].quantity field.bad_number", "lines[1].serials field.serial_twice"]
    );
    let with_serials = room.line(&room.battery, 1, &["A1"]);
    assert_eq!(bad(std::slice::from_ref(&with_serials)), ["lines[0].serials field.no_serials"]);
    let fraction = json!({"part": room.battery, "quantity": 1.5, "serials": [], "after": 0});
    assert_eq!(room.count(&room.clerk, &id, false, &[fraction]).unwrap_err().message, "input.malformed");
    assert_eq!(room.card(&id)["uncounted"], 2, "nothing of it was kept");
    let other =
        room.shop.refused("stocktake.plan", json!({"places": [], "class": null, "parts": [room.screen]}));
    assert_eq!(other.message, "stocktake.counted_elsewhere");
    room.shop.call("stocktake.drop", json!({"id": id, "reason": "试一下"}));
    let dropped = room.count(&room.clerk, &id, false, &[room.line(&room.battery, 1, &[])]).unwrap_err();
    assert_eq!(dropped.message, "stocktake.not_so");
    assert_eq!(room.there(&room.battery), (20, 20_000));
}

#[test]
fn a_scan_is_a_part_or_a_piece() {
    let room = Room::new();
    let id = room.plan();
    let scan = |code: &str, part: Option<&str>| {
        room.ask(&room.clerk, "stocktake.scan", json!({"id": id, "code": code, "part": part}))
    };
    assert_eq!(scan("dc-1", None).unwrap()["serial"], Value::Null);
    let piece = scan(" a2 ", None).unwrap();
    assert_eq!(
        (&piece["number"], &piece["serial"], &piece["known"]),
        (&json!("PM-1"), &json!("A2"), &json!(true))
    );
    let fresh = scan("X9", Some(&room.screen)).unwrap();
    assert_eq!((&fresh["serial"], &fresh["known"]), (&json!("X9"), &json!(false)));
    assert_eq!(scan("X9", None).unwrap_err().message, "stocktake.unknown_code");
    assert_eq!(scan("", None).unwrap_err().fields[0].message, "field.empty");
}

#[test]
fn sheets_are_printed_without_the_book_and_results_with_it() {
    let room = Room::new();
    let id = room.plan();
    room.counted(&id, 18, &["A1", "A2", "A3"]);
    let read = |paper: &str| {
        let file = room.shop.desk.paper(&room.shop.window, paper, json!({"what": id})).unwrap();
        assert!(file.bytes.starts_with(b"%PDF"), "{paper}");
        file.file_name
    };
    assert!(read("stocktake.count_sheet").contains("盘点表"));
    assert!(read("stocktake.result_sheet").contains("盘点结果"));
    let wrong = room.shop.desk.paper(&room.shop.window, "stocktake.count_sheet", json!({"what": "x"}));
    assert_eq!(wrong.unwrap_err().message, "input.malformed");
}

#[test]
fn a_loss_is_lost_to_the_latest_promise_and_that_order_waits_again() {
    let room = Room::new();
    let mut lines = Vec::new();
    for (order, quantity) in [(1, 12), (2, 8)] {
        let repair = room.shop.diagnosing(order);
        let plan = json!({"repair": repair, "code": "DC-1", "quantity": quantity, "quote_line": null});
        let line = room.shop.call("repair_part.plan", plan);
        lines.push(room.shop.call("repair_part.reserve", json!({"id": line["id"]})));
    }
    assert_eq!((&lines[0]["state"], &lines[1]["state"]), (&json!("reserved"), &json!("reserved")));
    let id = room.plan();
    room.counted(&id, 15, &["A1", "A2", "A3"]);
    room.explained(&id);
    room.shop.call("stocktake.finish", json!({"id": id}));
    let posted = room.shop.call("stocktake.post", json!({"id": id}));
    assert_eq!(posted["waiting"], 1, "the first order keeps its twelve");
    let shelf = room.shop.call("stock.of_part", json!({"part": room.battery}));
    assert_eq!(
        (&shelf["on_hand"], &shelf["reserved"], &shelf["available"]),
        (&json!(15), &json!(15), &json!(0))
    );
    room.no_drift();
    // What waits was asked for and not there.
    let fill = room.shop.call("stock_figures.fill", json!({"from": "2026-11-01", "to": "2026-11-30"}));
    assert_eq!((&fill["asked"], &fill["waited"], &fill["rate"]), (&json!(1), &json!(1), &json!(0)));
    let low = room.shop.call("stock_figures.low", json!({}));
    assert_eq!((&low[0]["because"], &low[0]["waiting"]), (&json!("waited"), &json!(5)));
}
