//! Notes about orders, machines and customers.

use kernel::Code;
use serde_json::{Value, json};
use tests::{TempShop, faults, intake, refused_to};

const NOWHERE: &str = "00000000-0000-4000-8000-000000000000";

fn note(about: &str, subject: &Value, kind: &str, text: &str) -> Value {
    json!({"about": about, "subject": subject, "kind": kind, "text": text})
}

fn of(shop: &TempShop, repair: &str) -> Vec<Value> {
    shop.call("note.of", json!({"repair": repair})).as_array().expect("notes").clone()
}

fn texts(notes: &[Value]) -> Vec<&str> {
    notes.iter().map(|note| note["text"].as_str().expect("a text")).collect()
}

#[test]
fn an_order_shows_its_own_notes_its_machines_and_its_customers() {
    let shop = TempShop::new();
    let order = shop.order(1);
    let card = shop.call("repair.card", json!({"id": order}));
    shop.call("note.add", note("repair", &json!(order), "note", " 客户急用 \n"));
    shop.call("note.add", note("device", &card["device_id"], "careful", "电池鼓包过"));
    shop.call("note.add", note("customer", &card["customer_id"], "debt", "上次欠 200 元"));
    let notes = of(&shop, &order);
    assert_eq!(texts(&notes), ["客户急用", "电池鼓包过", "上次欠 200 元"]);
    assert_eq!((&notes[2]["kind"], &notes[2]["by"]), (&json!("debt"), &json!("周明远")));
    assert_eq!(
        (&notes[0]["withdrawn"], &notes[0]["at"]),
        (&json!(false), &json!("2026-11-21T06:02:03.004Z"))
    );
    // Another machine of another customer has none of them.
    assert_eq!(texts(&of(&shop, &shop.order(2))), [""; 0]);
}

#[test]
fn what_is_known_of_a_customer_is_seen_at_their_next_order() {
    let shop = TempShop::new();
    let first = shop.order(1);
    let customer = shop.call("repair.card", json!({"id": first}))["customer_id"].clone();
    shop.call("note.add", note("customer", &customer, "careful", "投诉过"));
    let mut next = intake(1);
    next["serial"] = json!("SN-ANOTHER");
    let second = shop.call("repair.open", next)["id"].as_str().unwrap().to_owned();
    assert_eq!(texts(&of(&shop, &second)), ["投诉过"]);
}

#[test]
fn what_is_noted_of_a_machine_is_seen_under_every_number_it_had() {
    let shop = TempShop::new();
    let (old, new) = ("490154203237518", "356938035643809");
    let bring = |i: u32| {
        let id = shop.order(i);
        let device = shop.card(&id)["device_id"].clone();
        shop.call("note.add", note("device", &device, "careful", &format!("第 {i} 行")));
        (id, device)
    };
    let (order, device) = bring(1);
    shop.call("repair.correct", shop.correction(&order, &[("imei", json!(old))]));
    let seen = shop.card(&order)["seen_seq"].clone();
    let board = json!({"repair": order, "seen_seq": seen, "imei": new, "imei2": null, "serial": null});
    shop.call("repair.board_changed", board);
    assert_eq!(texts(&of(&shop, &order)), ["第 1 行"], "the main board was changed");
    // Rows merged one after another are one machine, each note once, and a new one goes to the row that is kept.
    let (merged, rows): (Vec<_>, Vec<_>) = [2, 3].map(bring).into_iter().unzip();
    merged.iter().for_each(|id| shop.void(id));
    shop.call("device.merge", json!({"keep": rows[1], "merge": rows[0]}));
    let kept = shop.card(&order)["device_id"].clone();
    shop.call("device.merge", json!({"keep": kept, "merge": rows[1]}));
    shop.call("note.add", note("device", &rows[0], "note", "合并之后"));
    let mut told = of(&shop, &order);
    assert!(told.iter().any(|note| note["text"] == "合并之后" && note["subject"] == kept), "{told:?}");
    told.sort_by_key(|note| note["text"].to_string());
    assert_eq!(texts(&told), ["合并之后", "第 1 行", "第 2 行", "第 3 行"]);
    let passport = shop.call("device.passport", json!({"id": device}));
    assert_eq!(passport["notes"].as_array().map(Vec::len), Some(4));
}

#[test]
fn a_note_is_taken_back_by_who_wrote_it_or_keeps_the_shop() {
    let shop = TempShop::new();
    let order = json!(shop.order(1));
    let li = shop.person("李翠", "0012", &["front_desk"]);
    let wang = shop.person("王建国", "0021", &["technician"]);
    let add = |text: &str| shop.call_as(&li, "note.add", note("repair", &order, "note", text));
    let (own, others) = (add("自己写的"), add("别人写的"));
    let refused = refused_to(&shop.desk, &wang, "note.withdraw", own.clone());
    assert_eq!((refused.code, refused.message), (Code::Forbidden, "note.not_yours"));
    shop.call_as(&li, "note.withdraw", own);
    shop.call("note.withdraw", others.clone());
    // Once more changes nothing.
    shop.call("note.withdraw", others);
    let notes = of(&shop, order.as_str().unwrap());
    assert_eq!(texts(&notes), ["别人写的", "自己写的"], "they stay readable");
    assert!(notes.iter().all(|note| note["withdrawn"] == true), "{notes:?}");
    assert_eq!(shop.refused("note.withdraw", json!({"id": NOWHERE})).message, "note.not_found");
}

#[test]
fn one_note_goes_to_many_orders_or_to_none() {
    let shop = TempShop::new();
    let orders: Vec<String> = (0..3).map(|i| shop.order(i)).collect();
    let many = |repairs: Value, text: &str| json!({"repairs": repairs, "kind": "note", "text": text});
    // The same order twice is one.
    shop.call("note.add_many", many(json!([orders[0], orders[1], orders[0]]), "配件到了"));
    assert_eq!(texts(&of(&shop, &orders[0])), ["配件到了"]);
    assert_eq!(texts(&of(&shop, &orders[1])), ["配件到了"]);
    let failure = shop.refused("note.add_many", many(json!([orders[2], NOWHERE]), "没有的单"));
    assert_eq!(failure.message, "repair.not_found");
    assert_eq!(texts(&of(&shop, &orders[2])), [""; 0]);
    let failure = shop.refused("note.add_many", many(json!([]), " "));
    assert_eq!(faults(&failure), [("repairs", "field.empty"), ("text", "field.empty")]);
    let failure = shop.refused("note.add_many", many(json!(vec![&orders[0]; 501]), "太多"));
    assert_eq!(faults(&failure), [("repairs", "field.too_many")]);
}

#[test]
fn a_note_says_something_about_something_that_is_there() {
    let shop = TempShop::new();
    let order = json!(shop.order(1));
    for (text, message) in [
        (" \n", "field.empty"),
        (&*"字".repeat(2_001), "field.too_long"),
        ("a\u{7}b", "field.control_character"),
    ] {
        let failure = shop.refused("note.add", note("repair", &order, "note", text));
        assert_eq!((failure.code, faults(&failure)), (Code::Invalid, vec![("text", message)]));
    }
    for about in ["repair", "device", "customer"] {
        let failure = shop.refused("note.add", note(about, &json!(NOWHERE), "note", "在哪"));
        assert_eq!(failure.message, format!("{about}.not_found"));
    }
    assert_eq!(of(&shop, order.as_str().unwrap()).len(), 0);
}
