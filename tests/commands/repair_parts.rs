//! 工单配件: from the plan to what became of a part, the order that waits for it, and whoever comes first.

use desk::Caller;
use kernel::{Code, Failure};
use serde_json::{Value, json};
use tests::{TempShop, faults, labour};

/// A shop with a technician and a parts clerk, and parts: two batteries, three screens with serial numbers.
pub(crate) struct Room {
    pub(crate) shop: TempShop,
    pub(crate) technician: Caller,
    pub(crate) clerk: Caller,
    pub(crate) battery: String,
    pub(crate) screen: String,
}

pub(crate) fn text(value: &Value) -> String {
    value.as_str().expect("a text").to_owned()
}

impl Room {
    pub(crate) fn new() -> Self {
        let shop = TempShop::new();
        let technician = shop.person("陈工", "0021", &["technician"]);
        let clerk = shop.person("何苗", "0100", &["parts_clerk"]);
        let battery = Self::part(&shop, "DC-1", false, false);
        let screen = Self::part(&shop, "PM-1", true, true);
        let room = Self { shop, technician, clerk, battery, screen };
        room.stock(&room.battery, 2, &[]);
        room.stock(&room.screen, 0, &["A1", "A2", "A3"]);
        room
    }

    pub(crate) fn part(shop: &TempShop, number: &str, serialised: bool, returns_old: bool) -> String {
        let made = shop.call(
            "part.keep",
            json!({
                "id": null, "seen_seq": 0, "number": number, "name": number, "spec": "", "unit": "个",
                "grade": "original", "serialised": serialised, "returns_old": returns_old, "class": null,
                "sale": null, "markup": null, "warranty_days": 90, "safety": null, "reorder_at": null,
                "maximum": null, "bin": null, "superseded_by": null, "note": "", "active": true, "codes": [],
                "models": [], "alternates": [], "suppliers": [],
            }),
        );
        text(&made["id"])
    }

    /// Puts pieces at ¥100 each on the good shelf.
    pub(crate) fn stock(&self, part: &str, quantity: i64, serials: &[&str]) {
        let input = json!({
            "part": part, "target": {"place": null, "kind": "good"}, "quantity": quantity, "serials": serials,
            "price": 10_000, "why": "期初",
        });
        self.shop.call("stock.open", input);
    }

    pub(crate) fn ask(&self, caller: &Caller, name: &str, input: Value) -> Result<Value, Failure> {
        self.shop.desk.call(caller, name, input)
    }

    /// As the technician.
    #[track_caller]
    pub(crate) fn does(&self, name: &str, input: Value) -> Value {
        self.shop.call_as(&self.technician, name, input)
    }

    #[track_caller]
    pub(crate) fn refused(&self, name: &str, input: Value) -> Failure {
        self.shop.refused_as(&self.technician, name, input)
    }

    pub(crate) fn repairing(&self, i: u32) -> String {
        self.shop.repairing(&self.technician, i, 38_000)
    }

    #[track_caller]
    pub(crate) fn take(&self, repair: &str, code: &str) -> Value {
        self.does("repair_part.take", json!({"repair": repair, "code": code}))
    }

    #[track_caller]
    pub(crate) fn plan(&self, repair: &str, code: &str, quantity: i64) -> Value {
        self.does("repair_part.plan", json!({"repair": repair, "code": code, "quantity": quantity}))
    }

    pub(crate) fn lines(&self, repair: &str) -> Vec<Value> {
        self.shop.call("repair_part.of", json!({"id": repair}))["rows"].as_array().unwrap().clone()
    }

    fn states(&self, repair: &str) -> Vec<(String, i64)> {
        self.lines(repair)
            .iter()
            .map(|line| (text(&line["state"]), line["quantity"].as_i64().unwrap()))
            .collect()
    }

    fn available(&self, code: &str) -> i64 {
        self.shop.call("repair_part.offer", json!({"code": code}))["available"].as_i64().unwrap()
    }

    fn stage(&self, repair: &str) -> Value {
        self.shop.card(repair)["stage"].clone()
    }

    fn using(&self, line: &Value, old: &str) -> Value {
        json!({"id": line["id"], "old_serial": old, "no_old": false, "why": ""})
    }
}

fn ending(line: &Value, why: &str) -> Value {
    json!({"id": line["id"], "why": why})
}

#[test]
fn a_part_goes_from_the_shelf_into_the_machine() {
    let room = Room::new();
    let id = room.repairing(1);
    let planned = room.plan(&id, "dc-1", 2);
    assert_eq!(
        (&planned["state"], &planned["waits"], &planned["stage"]),
        (&json!("reserved"), &json!(false), &json!("repairing"),)
    );
    assert_eq!(room.available("DC-1"), 0, "it is put aside");
    let taken = room.take(&id, "DC-1");
    assert_eq!(
        (&taken["id"], &taken["state"], &taken["quantity"]),
        (&planned["id"], &json!("issued"), &json!(2),)
    );
    let gates = |failure: Failure| failure.gates.iter().map(|gate| gate.gate).collect::<Vec<_>>();
    let failure = room.refused("repair.step", room.shop.stepping(&id, "testing"));
    assert_eq!(gates(failure), ["parts_open"]);
    // One of the two goes in, the other goes back.
    room.does(
        "repair_part.use",
        json!({"id": taken["id"], "quantity": 1, "old_serial": "", "no_old": true, "why": ""}),
    );
    let left = room.lines(&id).into_iter().find(|line| line["state"] == "issued").unwrap();
    room.does("repair_part.back", ending(&left, ""));
    let mut states = room.states(&id);
    states.sort();
    assert_eq!(states, [("returned_good".to_owned(), 1), ("used".to_owned(), 1)]);
    assert_eq!(room.available("DC-1"), 1);
    room.does("repair.step", room.shop.stepping(&id, "testing"));
    assert_eq!(room.stage(&id), "testing");
}

#[test]
fn a_scan_of_a_serial_number_takes_that_piece_once() {
    let room = Room::new();
    let (id, other) = (room.repairing(1), room.repairing(2));
    let asked = room.refused("repair_part.take", json!({"repair": id, "code": "PM-1"}));
    assert_eq!(faults(&asked), [("serial", "field.scan_serial")]);
    let unknown = json!({"repair": id, "code": "PM-1", "serial": "Z9"});
    assert_eq!(faults(&room.refused("repair_part.take", unknown)), [("serial", "field.unknown_serial")]);
    room.take(&id, "A2");
    let again = room.refused("repair_part.take", json!({"repair": other, "code": "a2"}));
    assert_eq!(again.message, "repair_part.piece_taken");
    for (code, fault) in
        [("没有", "field.unknown_part"), (" ", "field.empty"), ("A\u{1d}", "field.control_character")]
    {
        let failure = room.refused("repair_part.take", json!({"repair": id, "code": code}));
        assert_eq!(faults(&failure), [("code", fault)], "{code:?}");
    }
    for quantity in [0, -1, 1_000] {
        let failure =
            room.refused("repair_part.take", json!({"repair": id, "code": "DC-1", "quantity": quantity}));
        assert_eq!(faults(&failure), [("quantity", "field.not_between")], "{quantity}");
    }
    let failure = room.refused("repair_part.take", json!({"repair": id, "code": "DC-1", "quantity": 1.5}));
    assert_eq!(failure.code, Code::Invalid, "no fractions");
    assert_eq!(room.lines(&id).len(), 1);
}

#[test]
fn the_last_piece_goes_to_one_and_the_other_is_told_and_offered_another() {
    let room = Room::new();
    let (id, other) = (room.repairing(1), room.repairing(2));
    room.does("repair_part.take", json!({"repair": id, "code": "DC-1", "quantity": 2}));
    let failure = room.ask(&room.shop.window, "repair_part.take", json!({"repair": other, "code": "DC-1"}));
    let failure = failure.unwrap_err();
    assert_eq!((failure.message, failure.params["there"].as_str()), ("stock.short", "0"));
    assert!(room.lines(&other).is_empty(), "nothing is left of it");
    // What is put aside for one order is taken by no other.
    let third = room.repairing(3);
    let line = room.lines(&id)[0].clone();
    room.does("repair_part.back", ending(&line, ""));
    room.plan(&third, "DC-1", 2);
    let failure = room.refused("repair_part.take", json!({"repair": other, "code": "DC-1"}));
    assert_eq!(failure.message, "stock.short");
}

#[test]
fn an_order_waits_by_itself_and_the_oldest_promise_is_served_first() {
    let room = Room::new();
    let (late, soon) = (room.repairing(1), room.repairing(2));
    let promise = |id: &str, at: &str| {
        let card = room.shop.card(id);
        let input = tests::corrected(&card, &[("promised_at", json!(at))]);
        room.shop.call("repair.correct", input);
    };
    promise(&late, "2026-11-30T08:00:00.000Z");
    promise(&soon, "2026-11-25T08:00:00.000Z");
    assert_eq!(room.plan(&late, "DC-1", 3)["stage"], "awaiting_parts", "two of three are there");
    assert_eq!(room.states(&late), [("reserved".to_owned(), 2), ("planned".to_owned(), 1)]);
    assert_eq!(room.plan(&soon, "DC-1", 1)["stage"], "awaiting_parts");
    let waiting = room.shop.call("repair_part.waiting", json!({}));
    let order: Vec<&Value> = waiting.as_array().unwrap().iter().map(|row| &row["repair"]).collect();
    assert_eq!(order, [&json!(soon), &json!(late)]);
    assert!(room.shop.call("repair_part.complete", json!({})).as_array().unwrap().is_empty());
    // What another order gives back goes to whoever waits, and that order goes on by itself.
    let reserved = room.lines(&late)[0].clone();
    room.does("repair_part.release", json!({"id": reserved["id"]}));
    assert_eq!(room.stage(&soon), "repairing");
    let ready = room.shop.call("repair_part.complete", json!({}));
    assert_eq!((ready.as_array().unwrap().len(), &ready[0]["repair"]), (1, &json!(soon)));
    assert_eq!(room.stage(&late), "awaiting_parts");
    room.stock(&room.battery, 5, &[]);
    assert_eq!(room.stage(&late), "repairing");
    let first = room.shop.call("repair_part.complete", json!({}));
    assert_eq!(first[0]["repair"], json!(soon), "oldest promise first");
}

#[test]
fn another_part_may_take_the_place_of_one_that_is_not_there() {
    let room = Room::new();
    let id = room.repairing(1);
    let none = Room::part(&room.shop, "DC-0", false, false);
    let planned = room.plan(&id, "DC-0", 2);
    assert_eq!((&planned["waits"], &planned["stage"]), (&json!(true), &json!("awaiting_parts")));
    let same = room.refused("repair_part.replace", json!({"id": planned["id"], "part": none}));
    assert_eq!(faults(&same), [("part", "field.same_part")]);
    let replaced = room.does("repair_part.replace", json!({"id": planned["id"], "part": room.battery}));
    assert_eq!((&replaced["state"], &replaced["stage"]), (&json!("reserved"), &json!("repairing")));
    assert_eq!(room.states(&id), [("dropped".to_owned(), 2), ("reserved".to_owned(), 2)]);
}

#[test]
fn what_was_done_to_a_line_is_taken_back() {
    let room = Room::new();
    let id = room.repairing(1);
    let taken = room.take(&id, "A1");
    room.does("repair_part.use", room.using(&taken, "OLD1"));
    let undo = |state: &str| json!({"id": taken["id"], "state": state, "why": "装错工单"});
    assert_eq!(room.refused("repair_part.undo", undo("issued")).message, "repair_part.not_so");
    assert_eq!(room.does("repair_part.undo", undo("used"))["state"], "issued");
    let old = room.shop.call("repair_part.of", json!({"id": id}))["old"].clone();
    assert_eq!(old[0]["state"], "dropped", "nothing is awaited");
    room.does("repair_part.use", room.using(&taken, "OLD2"));
    let old = room.shop.call("repair_part.of", json!({"id": id}))["old"].clone();
    assert_eq!((&old[0]["state"], &old[0]["serial"]), (&json!("expected"), &json!("OLD2")));
    room.does("repair_part.undo", undo("used"));
    room.does("repair_part.doa", ending(&taken, "开箱花屏"));
    room.does("repair_part.undo", undo("doa"));
    assert_eq!(room.does("repair_part.undo", undo("issued"))["state"], "reserved", "put aside again");
    assert_eq!(room.available("PM-1"), 2);
    assert_eq!(room.shop.call("stock.recount", json!({}))["differing"], json!([]));
}

#[test]
fn nobody_leaves_with_a_part_in_a_drawer() {
    let room = Room::new();
    let id = room.repairing(1);
    let planned = room.plan(&id, "DC-1", 1);
    let taken = room.take(&id, "A1");
    let void = json!({
        "id": id, "seen_seq": room.shop.card(&id)["seen_seq"], "given_back": true, "reason": "客户取走",
    });
    let failure = room.shop.refused("repair.void", void);
    assert_eq!(failure.gates.iter().map(|gate| gate.gate).collect::<Vec<_>>(), ["parts_out"]);
    room.does("repair_part.broken", ending(&taken, "排线折断"));
    room.shop.void(&id);
    assert_eq!(room.states(&id), [("dropped".to_owned(), 1), ("broken_by_us".to_owned(), 1)]);
    assert_eq!(room.available("DC-1"), 2, "what was put aside is free again");
    let late = room.refused("repair_part.take", json!({"repair": id, "code": "DC-1"}));
    assert_eq!((late.message, late.params["stage"].as_str()), ("repair_part.not_now", "void"));
    assert_eq!(room.refused("repair_part.drop", ending(&planned, "")).message, "repair_part.not_so");
}

#[test]
fn parts_are_put_aside_when_the_customer_agrees() {
    let room = Room::new();
    let shop = &room.shop;
    let (id, short) = (shop.taken_in(1), shop.taken_in(2));
    for (order, code, quantity) in [(&id, "DC-1", 1), (&short, "PM-1", 4)] {
        room.does("repair.step", shop.stepping(order, "diagnosing"));
        shop.diagnose(&room.technician, order);
        let planned = room.plan(order, code, quantity);
        assert_eq!(
            (&planned["state"], &planned["waits"]),
            (&json!("planned"), &json!(false)),
            "not asked yet"
        );
    }
    assert_eq!(room.available("DC-1"), 2);
    for order in [&id, &short] {
        let version = shop.offer(&room.technician, order, &[labour("customer", 20_000)]);
        shop.answer(&room.technician, order, &version, "agreed");
    }
    assert_eq!((room.stage(&id), room.stage(&short)), (json!("repairing"), json!("awaiting_parts")));
    assert_eq!(room.available("DC-1"), 1);
    let waits = room.lines(&short).iter().filter(|line| !line["waits_from"].is_null()).count();
    assert_eq!((waits, room.lines(&short).len()), (1, 4), "each piece has its line");
    // The fourth screen comes in: the clerk who books it has no right to move orders, and it goes on all the same.
    let arrival = json!({
        "part": room.screen, "target": {"place": null, "kind": "good"}, "quantity": 0, "serials": ["A4"],
        "price": 10_000, "why": "到货",
    });
    room.ask(&room.clerk, "stock.open", arrival).unwrap();
    assert_eq!(room.stage(&short), "repairing");
    assert_eq!(room.available("PM-1"), 0, "it is for that order");
}

#[test]
fn a_retry_takes_once() {
    let room = Room::new();
    let id = room.repairing(1);
    let take = json!({"repair": id, "code": "DC-1"});
    let caller = room.shop.with_request(7);
    let first = room.ask(&caller, "repair_part.take", take.clone()).unwrap();
    assert_eq!(room.ask(&caller, "repair_part.take", take).unwrap(), first);
    assert_eq!(room.available("DC-1"), 1);
}
