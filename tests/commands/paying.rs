//! Money after the settlement.

use kernel::Code;
use serde_json::{Value, json};
use tests::{TempShop, faults, quote_line as line, refused_to};

/// An order of ¥87.70 that is settled.
fn settled(shop: &TempShop, i: u32) -> String {
    let id = shop.ready(i, &[line("labour", 8_770, "customer")]);
    shop.settle(&id);
    id
}

fn part(method: &str, amount: i64, tendered: Option<i64>) -> Value {
    json!({"method": method, "amount": amount, "reference": "", "tendered": tendered})
}

fn paying(id: &str, owed: i64, parts: &[Value]) -> Value {
    json!({"repair": id, "parts": parts, "expected_owed": owed})
}

fn refund(id: &str, amount: i64) -> Value {
    json!({"repair": id, "amount": amount, "method": "cash", "reference": "", "reason": "多收了", "again": false})
}

#[test]
fn several_ways_pay_together_and_change_is_computed() {
    let shop = TempShop::new();
    let id = settled(&shop, 1);
    let parts = [part("wechat", 5_000, None), part("cash", 3_770, Some(10_000))];
    let paid = shop.call("payment.pay", paying(&id, 8_770, &parts));
    assert_eq!((&paid["owed"], &paid["change"]), (&json!(0), &json!(6_230)));
    assert_eq!(paid["payments"][1]["number"], "SK261121-0002");
    assert_eq!((shop.account("wechat"), shop.account("cash"), shop.account("receivable")), (5_000, 3_770, 0));
    let rows = shop.card(&id)["payments"].clone();
    assert_eq!((&rows[0]["act"], &rows[1]["tendered"]), (&paid["act"], &json!(10_000)));
    assert_eq!(rows[0]["act"], rows[1]["act"]);
}

#[test]
fn the_last_fen_is_owed_until_it_is_paid() {
    let shop = TempShop::new();
    let id = settled(&shop, 1);
    assert_eq!(shop.pay(&id, 8_769)["owed"], 1);
    let refused = shop.refused("payment.pay", paying(&id, 1, &[part("cash", 2, None)]));
    assert_eq!(faults(&refused), [("parts", "field.more_than_owed")]);
    assert_eq!(shop.pay(&id, 1)["owed"], 0);
    let refused = shop.refused("payment.pay", paying(&id, 0, &[part("cash", 1, None)]));
    assert_eq!(faults(&refused), [("parts", "field.more_than_owed")]);
}

#[test]
fn whoever_saw_another_figure_is_told() {
    let shop = TempShop::new();
    let id = settled(&shop, 1);
    let at_once = paying(&id, 8_770, &[part("card", 8_770, None)]);
    // One request twice takes the money once.
    let retried = shop.with_request(9);
    let first = shop.call_as(&retried, "payment.pay", at_once.clone());
    assert_eq!(shop.call_as(&retried, "payment.pay", at_once.clone()), first);
    // Two people at two desks: the second is told.
    let second = shop.refused("payment.pay", at_once);
    assert_eq!((second.code, second.message), (Code::Conflict, "payment.changed"));
    assert_eq!(second.params["owed"], "0.00");
    assert_eq!(shop.account("card"), 8_770);
}

#[test]
fn the_faults_of_each_part_stand_at_it_and_take_nothing() {
    let shop = TempShop::new();
    let id = settled(&shop, 1);
    let parts = [part("cash", 0, None), part("wechat", 100, Some(100)), part("cash", 500, Some(499))];
    let refused = shop.refused("payment.pay", paying(&id, 8_770, &parts));
    let expected = [
        ("parts[0].amount", "field.not_positive"),
        ("parts[1].tendered", "field.only_cash"),
        ("parts[2].tendered", "field.less_than_amount"),
    ];
    assert_eq!(faults(&refused), expected);
    let none = shop.refused("payment.pay", paying(&id, 8_770, &[]));
    assert_eq!(faults(&none), [("parts", "field.no_parts")]);
    let absurd = [part("cash", 99_999_999, None), part("cash", 99_999_999, None)];
    let refused = shop.refused("payment.pay", paying(&id, 8_770, &absurd));
    assert_eq!(faults(&refused), [("parts", "field.more_than_owed")]);
    assert_eq!((shop.account("cash"), shop.account("receivable")), (0, 8_770));
}

#[test]
fn nothing_is_paid_before_the_settlement() {
    let shop = TempShop::new();
    let id = shop.ready(1, &[line("labour", 100, "customer")]);
    let refused = shop.refused("payment.pay", paying(&id, 0, &[part("cash", 100, None)]));
    assert_eq!(refused.message, "payment.not_settled");
}

#[test]
fn no_more_is_refunded_than_came_in() {
    let shop = TempShop::new();
    let id = shop.order(1);
    shop.call("payment.prepay", json!({"repair": id, "amount": 3_000, "method": "cash", "reference": ""}));
    shop.make_ready(&id, &[line("labour", 8_770, "customer")]);
    assert_eq!(faults(&shop.refused("payment.refund", refund(&id, 1))), [("amount", "field.more_than_paid")]);
    shop.settle(&id);
    shop.pay(&id, 770);
    // What was prepaid went into the settlement and is refunded like the rest.
    let refused = shop.refused("payment.refund", refund(&id, 3_771));
    assert_eq!(faults(&refused), [("amount", "field.more_than_paid")]);
    shop.call("payment.refund", refund(&id, 3_769));
    assert_eq!(faults(&shop.refused("payment.refund", refund(&id, 2))), [("amount", "field.more_than_paid")]);
    shop.call("payment.refund", refund(&id, 1));
    assert_eq!((shop.account("refunds"), shop.account("cash")), (3_770, 0));
    let card = shop.call("settlement.of", json!({"id": id}));
    assert_eq!((&card["refunded"], &card["owed"]), (&json!(3_770), &json!(5_000)));
    assert!(shop.call("repair.history", json!({"id": id})).to_string().contains("多收了"));
}

#[test]
fn the_front_desk_takes_and_the_manager_refunds() {
    let shop = TempShop::new();
    let id = settled(&shop, 1);
    let front = shop.person("李翠", "0012", &["front_desk"]);
    shop.call_as(&front, "payment.pay", paying(&id, 8_770, &[part("alipay", 8_770, None)]));
    assert_eq!(refused_to(&shop.desk, &front, "payment.refund", refund(&id, 1)).code, Code::Forbidden);
    assert_eq!(
        shop.call_as(&front, "payment.debts", json!({}))["rows"],
        json!([]),
        "who takes money collects it"
    );
    let technician = shop.person("王建国", "0021", &["technician"]);
    assert_eq!(refused_to(&shop.desk, &technician, "payment.debts", json!({})).code, Code::Forbidden);
    let input = paying(&id, 0, &[part("cash", 1, None)]);
    assert_eq!(refused_to(&shop.desk, &technician, "payment.pay", input).code, Code::Forbidden);
}

#[test]
fn a_payment_taken_in_the_wrong_way_is_owed_again_and_taken_rightly() {
    let shop = TempShop::new();
    let id = settled(&shop, 1);
    shop.pay(&id, 8_770);
    let mut wrong = refund(&id, 8_770);
    wrong["again"] = json!(true);
    shop.call("payment.refund", wrong);
    assert_eq!((shop.account("cash"), shop.account("refunds"), shop.account("receivable")), (0, 0, 8_770));
    let paid = shop.call("payment.pay", paying(&id, 8_770, &[part("wechat", 8_770, None)]));
    assert_eq!((&paid["owed"], shop.account("wechat")), (&json!(0), 8_770));
}

#[test]
fn what_is_taken_back_after_the_machine_went_is_a_debt() {
    let shop = TempShop::new();
    let id = settled(&shop, 1);
    shop.pay(&id, 8_770);
    shop.call("hand_over.make", shop.handing_over(&id));
    let debts = || shop.call("payment.debts", json!({}));
    assert_eq!(debts()["total"], 0);
    let mut wrong = refund(&id, 8_770);
    wrong["again"] = json!(true);
    shop.call("payment.refund", wrong);
    assert_eq!((&debts()["total"], &debts()["rows"][0]["repair"]), (&json!(8_770), &json!(id)));
    shop.call("payment.pay", paying(&id, 8_770, &[part("wechat", 8_770, None)]));
    assert_eq!(debts()["rows"], json!([]));
}
