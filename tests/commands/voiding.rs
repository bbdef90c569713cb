//! Declaring orders void.

use kernel::Code;
use serde_json::{Value, json};
use tests::{TempShop, faults, intake};

fn void(shop: &TempShop, id: &str, given_back: bool, reason: &str) -> Value {
    json!({"id": id, "seen_seq": shop.card(id)["seen_seq"], "given_back": given_back, "reason": reason})
}

#[test]
fn an_order_is_void_once_nothing_of_the_customers_is_left_here() {
    let shop = TempShop::new();
    let mut input = intake(1);
    input["prepaid"] = json!({"amount": 123_456, "method": "cash", "reference": ""});
    input["passcode"] = json!({"kind": "digits", "secret": "2580"});
    let id = shop.call("repair.open", input)["id"].as_str().unwrap().to_owned();
    let before = shop.journal();
    let failure = shop.refused("repair.void", void(&shop, &id, false, "客户改变主意"));
    assert_eq!((failure.code, failure.message), (Code::Refused, "repair.not_voidable"));
    let gates: Vec<_> = failure.gates.iter().map(|gate| gate.gate).collect();
    assert_eq!(gates, ["machine_here", "prepaid_open"], "all that is open is told at once");
    assert_eq!(failure.gates[1].params["amount"], "1,234.56");
    assert_eq!(shop.journal(), before);
    let back = json!({"repair": id, "amount": 123_456, "method": "cash", "reference": "", "reason": "退单"});
    shop.call("payment.give_back", back);
    let failure = shop.refused("repair.void", void(&shop, &id, false, "客户改变主意"));
    assert_eq!(failure.gates.len(), 1);
    let seen = shop.call("repair.void", void(&shop, &id, true, " 客户改变主意 "));
    let card = shop.card(&id);
    assert_eq!((&card["stage"], &card["void_reason"]), (&json!("void"), &json!("客户改变主意")));
    assert_eq!((&card["seen_seq"], &card["overdue"]), (&seen["seen_seq"], &json!(false)));
    let passcode = &card["passcode"];
    assert_eq!((&passcode["kind"], &passcode["purged"]), (&json!("digits"), &json!(true)));
    assert_eq!(shop.refused("passcode.show", json!({"id": id})).message, "passcode.purged");
    let history = shop.call("repair.history", json!({"id": id}));
    let told = history.as_array().unwrap().iter().flat_map(|row| row["changes"].as_array().unwrap());
    let reason: Vec<_> = told.filter(|change| change["field"] == "void_reason").collect();
    assert_eq!(reason[0]["after"]["value"], "客户改变主意");
}

#[test]
fn voiding_needs_a_reason_the_latest_state_and_an_open_order() {
    let shop = TempShop::new();
    let id = shop.order(1);
    for (reason, message) in
        [("", "field.too_short"), ("没 ", "field.too_short"), ("a\u{0}bc", "field.control_character")]
    {
        let failure = shop.refused("repair.void", void(&shop, &id, true, reason));
        assert_eq!(faults(&failure), [("reason", message)]);
    }
    let stale = void(&shop, &id, true, "客户改变主意");
    shop.call("repair.correct", shop.correction(&id, &[("symptom", json!("别的"))]));
    assert_eq!(shop.refused("repair.void", stale).message, "edit.stale");
    shop.void(&id);
    assert_eq!(shop.refused("repair.void", void(&shop, &id, true, "再来一次")).message, "repair.not_open");
    let front = shop.person("王建国", "0021", &["technician"]);
    let failure = shop.refused_as(&front, "repair.void", void(&shop, &id, true, "再来一次"));
    assert_eq!(failure.code, Code::Forbidden);
}
