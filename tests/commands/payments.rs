//! Money taken before the settlement, and given back.

use kernel::Code;
use serde_json::{Value, json};
use tests::{TempShop, faults, refused_to};

fn prepay(repair: &str, amount: i64) -> Value {
    json!({"repair": repair, "amount": amount, "method": "wechat", "reference": "4200001234"})
}

fn give_back(repair: &str, amount: i64) -> Value {
    json!({"repair": repair, "amount": amount, "method": "cash", "reference": "", "reason": "客户不修了"})
}

#[test]
fn receipts_are_numbered_apart_from_orders_and_by_day() {
    let shop = TempShop::new();
    let (first, second) = (shop.order(1), shop.order(2));
    let number = |input: Value| shop.call("payment.prepay", input)["number"].clone();
    assert_eq!(number(prepay(&first, 5_000)), "SK261121-0001");
    assert_eq!(number(prepay(&second, 99_999_999)), "SK261121-0002");
    assert_eq!(shop.call("payment.give_back", give_back(&first, 5_000))["number"], "SK261121-0003");
    shop.clock.pass(std::time::Duration::from_secs(24 * 60 * 60));
    shop.sign_in();
    assert_eq!(number(prepay(&first, 1)), "SK261122-0001");
    let third = shop.call("repair.open", tests::intake(3));
    assert_eq!(third["number"], "WX261122-0001", "orders count by themselves");
}

#[test]
fn no_more_is_given_back_than_is_held() {
    let shop = TempShop::new();
    let order = shop.order(1);
    let refused = |amount: i64, message: &'static str| {
        let failure = shop.refused("payment.give_back", give_back(&order, amount));
        assert_eq!((failure.code, faults(&failure)), (Code::Invalid, vec![("amount", message)]), "{amount}");
    };
    refused(1, "field.more_than_held");
    shop.call("payment.prepay", prepay(&order, 20_000));
    shop.call("payment.prepay", prepay(&order, 5_000));
    refused(25_001, "field.more_than_held");
    shop.call("payment.give_back", give_back(&order, 24_999));
    refused(2, "field.more_than_held");
    shop.call("payment.give_back", give_back(&order, 1));
    refused(1, "field.more_than_held");
    // What one order holds is not another's.
    let other = shop.order(2);
    shop.call("payment.prepay", prepay(&other, 700));
    refused(700, "field.more_than_held");
}

#[test]
fn the_faults_of_a_payment_stand_at_their_fields_and_take_nothing() {
    let shop = TempShop::new();
    let order = shop.order(1);
    let before = shop.journal();
    for (amount, message) in
        [(0, "field.not_positive"), (-100, "field.no_amount"), (100_000_000, "field.too_much")]
    {
        let failure = shop.refused("payment.prepay", prepay(&order, amount));
        assert_eq!((failure.code, faults(&failure)), (Code::Invalid, vec![("amount", message)]));
    }
    let mut all = give_back(&order, 0);
    (all["reference"], all["reason"]) = (json!("9".repeat(65)), json!("  "));
    let failure = shop.refused("payment.give_back", all);
    let expected =
        [("amount", "field.not_positive"), ("reference", "field.too_long"), ("reason", "field.empty")];
    assert_eq!(faults(&failure), expected);
    let nowhere = "00000000-0000-4000-8000-000000000000";
    for name in ["payment.prepay", "payment.give_back"] {
        let input = if name == "payment.prepay" { prepay(nowhere, 1) } else { give_back(nowhere, 1) };
        assert_eq!(shop.refused(name, input).message, "repair.not_found");
    }
    let mut part = prepay(&order, 1);
    part["amount"] = json!(0.5);
    assert_eq!(shop.refused("payment.prepay", part).message, "input.malformed");
    assert_eq!(shop.journal(), before);
}

#[test]
fn a_retry_takes_the_money_once() {
    let shop = TempShop::new();
    let order = shop.order(1);
    let retried = shop.with_request(7);
    let first = shop.call_as(&retried, "payment.prepay", prepay(&order, 5_000));
    assert_eq!(shop.call_as(&retried, "payment.prepay", prepay(&order, 5_000)), first);
    let failure = shop.refused("payment.give_back", give_back(&order, 5_001));
    assert_eq!(faults(&failure), [("amount", "field.more_than_held")]);
}

#[test]
fn the_front_desk_takes_and_the_manager_gives_back() {
    let shop = TempShop::new();
    let order = shop.order(1);
    let front = shop.person("李翠", "0012", &["front_desk"]);
    shop.call_as(&front, "payment.prepay", prepay(&order, 5_000));
    let refused = refused_to(&shop.desk, &front, "payment.give_back", give_back(&order, 5_000));
    assert_eq!(refused.code, Code::Forbidden);
    let technician = shop.person("王建国", "0021", &["technician"]);
    let refused = refused_to(&shop.desk, &technician, "payment.prepay", prepay(&order, 5_000));
    assert_eq!(refused.code, Code::Forbidden);
}

#[test]
fn the_orders_history_tells_what_was_taken_and_why_it_was_given_back() {
    let shop = TempShop::new();
    let order = shop.order(1);
    shop.call("payment.prepay", prepay(&order, 5_000));
    shop.call("payment.give_back", give_back(&order, 5_000));
    let card = shop.call("repair.card", json!({"id": order}));
    let kinds: Vec<&Value> = card["payments"].as_array().unwrap().iter().map(|row| &row["kind"]).collect();
    assert_eq!((kinds, &card["prepaid"]), (vec![&json!("prepaid"), &json!("prepaid_back")], &json!(0)));
    let history = shop.call("repair.history", json!({"id": order}));
    let told = |command: &str| history.as_array().unwrap().iter().any(|row| row["command"] == command);
    assert!(told("payment.prepay") && told("payment.give_back"), "{history:#}");
    assert!(history.to_string().contains("客户不修了"), "{history:#}");
}
