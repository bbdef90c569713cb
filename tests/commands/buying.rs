//! Orders to suppliers, what they bring, and what goes back.

use desk::Caller;
use serde_json::{Value, json};
use tests::{TempShop, refused_to};

/// A shop that buys batteries and screens with serial numbers from one supplier.
struct Room {
    shop: TempShop,
    supplier: String,
    battery: String,
    screen: String,
}

fn text(value: &Value) -> String {
    value.as_str().expect("a text").to_owned()
}

impl Room {
    fn new() -> Self {
        let shop = TempShop::new();
        let supplier = json!({
            "id": null, "seen_seq": 0, "name": "华强北阿强", "contact": "", "phone": "", "address": "",
            "return_days": 7, "note": "", "active": true,
        });
        let supplier = text(&shop.call("supplier.keep", supplier)["id"]);
        let part = |number: &str, serialised: bool, reorder_at: Option<i64>| {
            let made = shop.call(
                "part.keep",
                json!({
                    "id": null, "seen_seq": 0, "number": number, "name": number, "spec": "", "unit": "个",
                    "grade": "original", "serialised": serialised, "returns_old": false, "class": null,
                    "sale": null, "markup": null, "warranty_days": 90, "safety": null,
                    "reorder_at": reorder_at, "maximum": reorder_at.map(|at| at * 5), "bin": null,
                    "superseded_by": null, "note": "", "active": true, "codes": [], "models": [],
                    "alternates": [],
                    "suppliers": [{"supplier": supplier, "number": format!("S-{number}"), "price": 1_000,
                                   "lead_days": 3, "least": 1, "preferred": true}],
                }),
            );
            text(&made["id"])
        };
        let (battery, screen) = (part("DC-1", false, Some(2)), part("PM-1", true, None));
        Self { shop, supplier, battery, screen }
    }

    /// An order that was sent, of so many batteries at ¥10 and two screens at ¥300.
    fn ordered(&self, batteries: i64) -> String {
        let kept = self.shop.call(
            "purchase.keep",
            json!({
                "id": null, "supplier": self.supplier, "note": "", "expected": null, "carrier": "", "waybill": "",
                "lines": [{"id": null, "part": self.battery, "quantity": batteries, "price": 1_000},
                          {"id": null, "part": self.screen, "quantity": 2, "price": 30_000}],
            }),
        );
        let card = self.card(&text(&kept["id"]));
        self.shop.call("purchase.order", json!({"id": card["id"], "seen_seq": card["seen_seq"]}));
        text(&kept["id"])
    }

    fn card(&self, id: &str) -> Value {
        self.shop.call("purchase.card", json!({"id": id}))
    }

    /// What comes of an order: batteries at a price, and screens by their serial numbers.
    fn coming(&self, order: &str, batteries: i64, price: i64, serials: &[&str]) -> Value {
        let card = self.card(order);
        let mut lines = Vec::new();
        if batteries != 0 {
            lines.push(json!({"purchase_line": card["lines"][0]["id"], "part": self.battery,
                              "quantity": batteries, "price": price}));
        }
        if !serials.is_empty() {
            lines.push(json!({"purchase_line": card["lines"][1]["id"], "part": self.screen,
                              "quantity": serials.len(), "price": 30_000, "serials": serials}));
        }
        json!({"supplier": self.supplier, "purchase": order, "note": "", "day": "2026-11-21", "lines": lines})
    }

    fn came(&self, order: &str, batteries: i64, serials: &[&str]) -> String {
        text(&self.shop.call("receipt.make", self.coming(order, batteries, 1_000, serials))["id"])
    }

    /// The shelf itself.
    fn shelf(&self, part: &str) -> Value {
        let lying = self.shop.call("stock.of_part", json!({"part": part}));
        lying["places"][0]["place"].clone()
    }

    /// How many of a part lie on the shelf, and what they are worth, in fen.
    fn there(&self, part: &str) -> (i64, i64) {
        let lying = self.shop.call("stock.of_part", json!({"part": part}));
        let good = lying["places"].as_array().expect("places").iter().filter(|one| one["kind"] == "good");
        good.fold((0, 0), |(pieces, worth), one| {
            (pieces + one["on_hand"].as_i64().unwrap(), worth + one["value"].as_i64().unwrap())
        })
    }
}

fn faults(failure: &kernel::Failure) -> Vec<(String, &'static str)> {
    failure.fields.iter().map(|fault| (fault.field.clone().into_owned(), fault.message)).collect()
}

#[test]
fn an_order_comes_in_parts_and_is_complete_with_its_last_piece() {
    let room = Room::new();
    let order = room.ordered(10);
    let card = room.card(&order);
    assert_eq!(card["number"], "CG261121-01");
    assert_eq!((&card["state"], &card["expected"]), (&json!("ordered"), &json!("2026-11-24")));
    room.came(&order, 4, &["A1"]);
    let card = room.card(&order);
    assert_eq!((&card["state"], &card["lines"][0]["open"]), (&json!("ordered"), &json!(6)));
    assert_eq!((room.there(&room.battery), room.there(&room.screen)), ((4, 4_000), (1, 30_000)));
    room.came(&order, 6, &["A2"]);
    assert_eq!(room.card(&order)["state"], "received");
    assert_eq!((room.there(&room.battery), room.there(&room.screen)), ((10, 10_000), (2, 60_000)));
}

#[test]
fn more_than_ordered_and_another_price_are_asked_about_first() {
    let room = Room::new();
    let order = room.ordered(3);
    let mut coming = room.coming(&order, 4, 1_200, &[]);
    let refused = room.shop.refused("receipt.make", coming.clone());
    assert_eq!(refused.message, "receipt.differs");
    let expected = [
        ("lines[0].quantity".to_owned(), "receipt.beyond_order"),
        ("lines[0].price".to_owned(), "receipt.other_price"),
    ];
    assert_eq!(faults(&refused), expected);
    assert_eq!(room.there(&room.battery), (0, 0), "nothing was taken in");
    coming["differs_seen"] = json!(true);
    room.shop.call("receipt.make", coming);
    assert_eq!(room.there(&room.battery), (4, 4_800));
    assert_eq!(room.card(&order)["receipts"][0]["dearer"], 800);
}

#[test]
fn a_serial_number_comes_once() {
    let room = Room::new();
    let order = room.ordered(1);
    for (serials, fault) in [(vec!["A1", "a1"], "field.twice"), (vec!["A1", " "], "field.empty")] {
        let refused = room.shop.refused("receipt.make", room.coming(&order, 0, 0, &serials));
        assert_eq!(faults(&refused), [("lines[0].serials".to_owned(), fault)]);
    }
    room.came(&order, 0, &["A1"]);
    let refused = room.shop.refused("receipt.make", room.coming(&order, 0, 0, &["a1"]));
    assert_eq!(faults(&refused), [("lines[0].serials".to_owned(), "receipt.serial_known")]);
    let mut fewer = room.coming(&order, 0, 0, &["A2"]);
    fewer["lines"][0]["quantity"] = json!(2);
    let refused = room.shop.refused("receipt.make", fewer);
    assert_eq!(faults(&refused), [("lines[0].serials".to_owned(), "receipt.serials_missing")]);
}

#[test]
fn a_delivery_is_refused_with_all_its_faults() {
    let room = Room::new();
    let line = |quantity: i64, price: i64| json!({"purchase_line": null, "part": room.battery, "quantity": quantity, "price": price});
    let input = json!({"supplier": room.supplier, "purchase": null, "note": "", "day": "2026-11-22",
                       "lines": [line(0, 1), line(-1, -1), line(100_001, 0)]});
    let refused = room.shop.refused("receipt.make", input);
    let expected = [
        ("day".to_owned(), "field.in_the_future"),
        ("lines[0].quantity".to_owned(), "field.not_between"),
        ("lines[1].quantity".to_owned(), "field.not_between"),
        ("lines[1].price".to_owned(), "field.bad_amount"),
        ("lines[2].quantity".to_owned(), "field.not_between"),
    ];
    assert_eq!(faults(&refused), expected);
    // A present costs nothing; half a piece is no number of pieces.
    let present = json!({"supplier": room.supplier, "purchase": null, "note": "", "day": "2026-11-20",
                         "lines": [line(2, 0)]});
    room.shop.call("receipt.make", present);
    assert_eq!(room.there(&room.battery), (2, 0));
    let half = json!({"supplier": room.supplier, "purchase": null, "note": "", "day": "2026-11-20",
                      "lines": [{"purchase_line": null, "part": room.battery, "quantity": 0.5, "price": 1}]});
    assert_eq!(room.shop.refused("receipt.make", half).message, "input.malformed");
}

#[test]
fn a_delivery_goes_back_whole_and_not_once_a_piece_was_used() {
    let room = Room::new();
    let order = room.ordered(2);
    let first = room.came(&order, 2, &["A1", "A2"]);
    assert_eq!(room.card(&order)["state"], "received");
    room.shop.call("receipt.reverse", json!({"id": first, "why": "送错店"}));
    assert_eq!((room.there(&room.battery), room.there(&room.screen)), ((0, 0), (0, 0)));
    let card = room.card(&order);
    assert_eq!((&card["state"], &card["lines"][0]["open"]), (&json!("ordered"), &json!(2)));
    let again = room.shop.refused("receipt.reverse", json!({"id": first, "why": "送错店"}));
    assert_eq!(again.message, "receipt.reversed_already");
    // What went back may come again, and what was scrapped since holds the rest.
    let second = room.came(&order, 2, &["A1", "A2"]);
    room.shop.call(
        "stock.move",
        json!({"part": room.battery, "source": room.shelf(&room.battery),
               "target": {"place": null, "kind": "scrap"}, "quantity": 1, "serials": [], "why": "鼓包"}),
    );
    let refused = room.shop.refused("receipt.reverse", json!({"id": second, "why": "再退"}));
    assert_eq!(refused.message, "stock.gone_on");
    assert_eq!((room.there(&room.battery), room.there(&room.screen)), ((1, 1_000), (2, 60_000)));
}

#[test]
fn a_retry_takes_in_once_and_two_editors_do_not_overwrite_each_other() {
    let room = Room::new();
    let order = room.ordered(5);
    let (coming, caller) = (room.coming(&order, 5, 1_000, &[]), room.shop.with_request(7));
    let take = || room.shop.desk.call(&caller, "receipt.make", coming.clone()).expect("taken in");
    assert_eq!(take(), take());
    assert_eq!(room.there(&room.battery), (5, 5_000));
    let seen = room.card(&order)["seen_seq"].clone();
    let track = |waybill: &str| json!({"id": order, "seen_seq": seen, "expected": null, "carrier": "顺丰", "waybill": waybill});
    room.shop.call("purchase.track", track("SF1"));
    assert_eq!(room.shop.refused("purchase.track", track("SF2")).message, "edit.stale");
    assert_eq!(room.card(&order)["waybill"], "SF1");
}

#[test]
fn what_is_due_is_proposed_with_its_reasons_and_ordered_once() {
    let room = Room::new();
    let proposed = |part: &str| {
        let all = room.shop.call("purchase.proposals", json!({}));
        let rows = all["rows"].as_array().unwrap().clone();
        rows.into_iter().find(|row| row["part"] == part)
    };
    let row = proposed(&room.battery).expect("nothing of it is there");
    let figures = &row["figures"];
    assert_eq!(
        (&figures["reorder_at"], &figures["maximum"], &figures["quantity"]),
        (&json!(2), &json!(10), &json!(10))
    );
    assert_eq!(figures["reorder_from"], "fixed");
    assert_eq!(row["offers"][0]["price"], 1_000);
    assert!(proposed(&room.screen).is_none(), "nobody asked for any");
    let line = json!({"part": room.battery, "supplier": room.supplier, "quantity": 10, "price": 1_000});
    let made = room.shop.call("purchase.make", json!({"lines": [line]}));
    assert_eq!(made.as_array().unwrap().len(), 1);
    assert!(proposed(&room.battery).is_none(), "it stands on a draft");
    let id = text(&made[0]["id"]);
    let seen = room.card(&id)["seen_seq"].clone();
    room.shop.call("purchase.drop", json!({"id": id, "seen_seq": seen, "why": "不订了"}));
    assert!(proposed(&room.battery).is_some());
}

#[test]
fn a_part_for_one_repair_comes_to_it() {
    let room = Room::new();
    let repair = room.shop.order(1);
    let planned = json!({"repair": repair, "code": "DC-1", "quantity": 1, "quote_line": null});
    let line = text(&room.shop.call("repair_part.plan", planned)["id"]);
    let special = json!({"line": line, "supplier": room.supplier, "price": 1_500});
    let order = text(&room.shop.call("purchase.special", special.clone())["id"]);
    assert_eq!(room.shop.refused("purchase.special", special).message, "purchase.ordered_already");
    let seen = room.card(&order)["seen_seq"].clone();
    room.shop.call("purchase.order", json!({"id": order, "seen_seq": seen}));
    let card = room.card(&order);
    let parcel = json!({"id": order, "seen_seq": card["seen_seq"], "expected": card["expected"], "carrier": "", "waybill": "",
                        "lines": [{"id": card["lines"][0]["id"], "carrier": "中通", "waybill": "ZT9"}]});
    room.shop.call("purchase.track", parcel);
    let specials = room.shop.call("purchase.specials", json!({"id": repair}));
    assert_eq!((&specials[0]["carrier"], &specials[0]["waybill"]), (&json!("中通"), &json!("ZT9")));
    let lines = json!([{"purchase_line": card["lines"][0]["id"], "part": room.battery, "quantity": 1, "price": 1_500}]);
    let coming = json!({"supplier": room.supplier, "purchase": order, "note": "", "day": "2026-11-21", "lines": lines});
    room.shop.call("receipt.make", coming);
    let of = room.shop.call("repair_part.of", json!({"id": repair}));
    assert_eq!(of["rows"][0]["state"], "reserved");
}

#[test]
fn a_faulty_piece_goes_back_within_its_days_and_is_credited_once() {
    let room = Room::new();
    let order = room.ordered(1);
    room.came(&order, 0, &["A1", "A2"]);
    room.shop.call(
        "stock.move",
        json!({"part": room.screen, "source": room.shelf(&room.screen),
               "target": {"place": null, "kind": "doa"}, "quantity": 0, "serials": ["A1"], "why": "点不亮"}),
    );
    let may_go = room.shop.call("supplier_return.may_go", json!({}));
    assert_eq!((&may_go[0]["serial"], &may_go[0]["deadline"]), (&json!("A1"), &json!("2026-11-28")));
    let line = |quantity: i64| json!({"part": room.screen, "piece": may_go[0]["piece"], "quantity": quantity, "source": may_go[0]["place"]});
    let back = |reason: &str, quantity: i64| json!({"supplier": room.supplier, "reason": reason, "deadline": null, "why": "", "lines": [line(quantity)]});
    let refused = room.shop.refused("supplier_return.make", back("doa", 2));
    assert_eq!(faults(&refused)[0].1, "supplier_return.needs_piece");
    let refused = room.shop.refused("supplier_return.make", back("old_part", 1));
    assert_eq!(faults(&refused)[0].1, "supplier_return.not_from_there");
    let id = text(&room.shop.call("supplier_return.make", back("doa", 1))["id"]);
    let card = || room.shop.call("supplier_return.card", json!({"id": id}));
    assert_eq!((&card()["number"], &card()["deadline"]), (&json!("TG261121-01"), &json!("2026-11-28")));
    room.shop.call(
        "supplier_return.send",
        json!({"id": id, "seen_seq": card()["seen_seq"], "carrier": "顺丰", "waybill": "SF1"}),
    );
    assert_eq!(room.shop.call("supplier_return.may_go", json!({})), json!([]));
    let settle = |state: &str, credit: Value| json!({"id": id, "seen_seq": card()["seen_seq"], "state": state, "credit": credit, "why": "人为损坏"});
    let none = room.shop.refused("supplier_return.settle", settle("credited", json!(null)));
    assert_eq!(faults(&none), [("credit".to_owned(), "field.empty")]);
    room.shop.call("supplier_return.settle", settle("refused", json!(null)));
    let lies = room.shop.call("supplier_return.may_go", json!({}));
    assert_eq!(lies[0]["serial"], "A1", "what they refuse is back where it lay");
    let twice = room.shop.refused("supplier_return.settle", settle("credited", json!(1)));
    assert_eq!(twice.message, "supplier_return.not_so");
}

#[test]
fn papers_for_suppliers_are_drawn_and_technicians_see_no_prices() {
    let room = Room::new();
    let order = room.ordered(2);
    let drawn =
        room.shop.desk.paper(&room.shop.window, "purchase.sheet", json!({"id": order})).expect("a paper");
    assert!(drawn.bytes.starts_with(b"%PDF") && drawn.file_name == "CG261121-01.pdf");
    let technician: Caller = room.shop.person("小李", "0102", &["technician"]);
    for (name, input) in [
        ("purchase.list", json!({"open": true})),
        ("purchase.card", json!({"id": order})),
        ("receipt.list", json!({})),
    ] {
        assert_eq!(refused_to(&room.shop.desk, &technician, name, input).message, "caller.lacks_right");
    }
}
