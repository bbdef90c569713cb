//! What the customer takes back when the machine comes in: said by the counter, on the order, on the job card.

use serde_json::{Value, json};
use tests::{TempShop, faults, intake, read_paper, squeezed};

/// A machine as the counter takes it in.
fn taken_in(kind: &str, channel: &str, left: &Value, back: &Value) -> Value {
    let mut input = intake(1);
    for (field, value) in
        [("kind", &json!(kind)), ("channel", &json!(channel)), ("accessories", left), ("handed_back", back)]
    {
        input[field] = value.clone();
    }
    input
}

fn job_card(shop: &TempShop, id: &Value) -> String {
    let paper = shop.desk.paper(&shop.window, "repair.job_card", json!({"id": id})).unwrap();
    squeezed(&read_paper(&paper.bytes))
}

#[test]
fn what_was_shown_stands_on_the_order_and_on_the_job_card() {
    let shop = TempShop::new();
    let input = taken_in("phone", "carry_in", &json!(["memory_card"]), &json!(["case", "sim", "case"]));
    let opened = shop.call("repair.open", input);
    let card = shop.card(opened["id"].as_str().unwrap());
    assert_eq!(card["handed_back"], json!(["sim", "case"]), "each once");
    let paper = job_card(&shop, &opened["id"]);
    assert!(paper.contains("留店附件存储卡；当面退还：SIM卡、保护壳（如有）"), "{paper}");
}

#[test]
fn where_nobody_said_anything_nothing_is_stated() {
    let shop = TempShop::new();
    let id = shop.order(1);
    assert_eq!(shop.card(&id)["handed_back"], json!([]));
    let paper = job_card(&shop, &json!(id));
    assert!(paper.contains("留店附件未登记") && !paper.contains("当面退还"), "{paper}");
}

#[test]
fn nothing_goes_back_that_the_machine_has_not_that_nobody_was_there_for_or_that_stayed() {
    let shop = TempShop::new();
    let (sim, none) = (json!(["sim"]), json!([]));
    for (kind, channel, left, fault) in [
        ("fridge", "carry_in", &none, "intake.nothing_to_hand_back"),
        ("phone", "courier", &none, "intake.nothing_to_hand_back"),
        ("phone", "carry_in", &sim, "intake.left_and_handed_back"),
    ] {
        let refused = shop.refused("repair.open", taken_in(kind, channel, left, &sim));
        assert_eq!(faults(&refused), [("handed_back", fault)], "{kind} {channel}");
    }
    // Without a kind nobody knows what it carries.
    let mut unnamed = intake(1);
    unnamed["handed_back"] = sim;
    let refused = shop.refused("repair.open", unnamed);
    assert_eq!(faults(&refused), [("handed_back", "intake.nothing_to_hand_back")]);
}

#[test]
fn a_card_that_turns_up_in_the_machine_is_put_right() {
    let shop = TempShop::new();
    let opened = shop.call("repair.open", taken_in("phone", "carry_in", &json!([]), &json!(["sim", "case"])));
    let id = opened["id"].as_str().unwrap();
    let both = [("accessories", json!(["sim"]))];
    let refused = shop.refused("repair.correct", shop.correction(id, &both));
    assert_eq!(faults(&refused), [("handed_back", "intake.left_and_handed_back")]);
    let right = [("accessories", json!(["sim"])), ("handed_back", json!(["case"]))];
    shop.call("repair.correct", shop.correction(id, &right));
    let card = shop.card(id);
    assert_eq!((&card["accessories"], &card["handed_back"]), (&json!(["sim"]), &json!(["case"])));
    let told = shop.call("repair.history", json!({"id": id})).to_string();
    assert!(told.contains(r#""field":"handed_back""#), "{told}");
}
