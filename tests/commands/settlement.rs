//! Settlements: what is owed, before the money is asked for.

use kernel::Code;
use serde_json::{Value, json};
use tests::{TempShop, faults, quote_line as line, read_paper, refused_to, squeezed};

fn of(shop: &TempShop, id: &str) -> Value {
    shop.call("settlement.of", json!({"id": id}))
}

fn figures(card: &Value) -> Vec<i64> {
    ["rounding", "due", "prepaid", "set_off", "paid", "refunded", "owed", "over"]
        .iter()
        .map(|figure| card[figure].as_i64().expect("fen"))
        .collect()
}

fn round(shop: &TempShop, to: &str) {
    let mut edit = tests::shop_edit(shop.call("shop.card", json!({})));
    edit["rounding"] = json!(to);
    shop.call("shop.revise", edit);
}

fn prepay(shop: &TempShop, id: &str, amount: i64) {
    let input = json!({"repair": id, "amount": amount, "method": "wechat", "reference": ""});
    shop.call("payment.prepay", input);
}

#[test]
fn a_settlement_is_told_before_it_is_made_and_stays_as_it_was_made() {
    let shop = TempShop::new();
    let id = shop.order(1);
    prepay(&shop, &id, 5_000);
    shop.make_ready(&id, &[line("labour", 5_000, "customer"), line("part", 32_077, "customer")]);
    round(&shop, "jiao");
    let would_be = of(&shop, &id);
    assert_eq!(would_be["id"], Value::Null);
    assert_eq!(figures(&would_be), [7, 37_070, 5_000, 5_000, 0, 0, 32_070, 0]);
    let made = shop.settle(&id);
    assert_eq!((&made["number"], &made["owed"]), (&json!("JS261121-0001"), &json!(32_070)));
    let card = of(&shop, &id);
    assert_eq!((&card["id"], figures(&card)), (&made["id"], figures(&would_be)));
    assert_eq!(card["lines"].as_array().unwrap().len(), 2);
    assert_eq!(card["totals"]["customer"], 37_077);
    // Another rule of rounding is for the next one.
    round(&shop, "yuan");
    assert_eq!(figures(&of(&shop, &id)), figures(&card));
    assert_eq!((shop.account("receivable"), shop.account("prepaid")), (32_070, 0));
    assert_eq!(
        (shop.account("labour"), shop.account("parts"), shop.account("rounding")),
        (-5_000, -32_077, 7)
    );
}

#[test]
fn each_line_is_owed_by_its_payer() {
    let shop = TempShop::new();
    let lines = [
        line("labour", 5_000, "customer"),
        line("part", 32_000, "maker"),
        line("part", 900, "extended"),
        line("fee", 700, "shop"),
        line("discount", -500, "customer"),
    ];
    let id = shop.ready(1, &lines);
    assert_eq!(shop.settle(&id)["owed"], 4_500);
    for (account, balance) in [
        ("receivable", 4_500),
        ("maker", 32_000),
        ("extended", 900),
        ("goodwill", 700),
        ("labour", -5_000),
        ("parts", -32_900),
        ("fees", -700),
        ("discounts", 500),
    ] {
        assert_eq!(shop.account(account), balance, "{account}");
    }
    let all = &of(&shop, &id)["totals"];
    assert_eq!(
        (&all["customer"], &all["maker"], &all["all"]),
        (&json!(4_500), &json!(32_000), &json!(38_100))
    );
}

#[test]
fn a_free_repair_settles_with_nothing_and_the_prepayment_is_to_be_given_back() {
    let shop = TempShop::new();
    let id = shop.order(1);
    prepay(&shop, &id, 10_000);
    shop.make_ready(&id, &[]);
    assert_eq!(shop.settle(&id)["owed"], 0);
    assert_eq!(figures(&of(&shop, &id)), [0, 0, 10_000, 0, 0, 0, 0, 10_000]);
    let gates = shop.call("hand_over.card", json!({"id": id}))["prepared"]["gates"].clone();
    assert_eq!(gates[0]["gate"], "prepaid_open", "{gates}");
    let back = json!({"repair": id, "amount": 10_000, "method": "cash", "reference": "", "reason": "没修"});
    shop.call("payment.give_back", back);
    assert_eq!(figures(&of(&shop, &id))[7], 0);
    assert_eq!(shop.call("hand_over.card", json!({"id": id}))["prepared"]["gates"], json!([]));
}

#[test]
fn an_order_is_settled_once_by_who_saw_it_and_when_it_is_ready() {
    let shop = TempShop::new();
    let early = shop.order(2);
    let refused = shop.refused("settlement.make", shop.settling(&early));
    assert_eq!(refused.message, "settlement.not_ready");
    let id = shop.ready(1, &[line("labour", 5_000, "customer")]);
    let stale = shop.refused("settlement.make", json!({"repair": id, "seen_seq": 1, "expected_owed": 5_000}));
    assert_eq!(stale.message, "edit.stale");
    let technician = shop.person("王建国", "0021", &["technician"]);
    let input = shop.settling(&id);
    assert_eq!(refused_to(&shop.desk, &technician, "settlement.make", input.clone()).code, Code::Forbidden);
    // The same request twice is one settlement, two requests are told of the first.
    let retried = shop.with_request(1);
    let first = shop.call_as(&retried, "settlement.make", input.clone());
    assert_eq!(shop.call_as(&retried, "settlement.make", input.clone()), first);
    let second = shop.refused("settlement.make", input);
    assert_eq!(
        (second.message, &second.params["number"]),
        ("settlement.made_already", &"JS261121-0001".to_owned())
    );
    let prepaid = json!({"repair": id, "amount": 1, "method": "cash", "reference": ""});
    assert_eq!(shop.refused("payment.prepay", prepaid).message, "payment.settled");
}

#[test]
fn a_settlement_is_taken_back_with_a_reason_and_leaves_nothing() {
    let shop = TempShop::new();
    let id = shop.order(1);
    prepay(&shop, &id, 2_000);
    shop.make_ready(&id, &[line("labour", 5_000, "customer"), line("part", 900, "maker")]);
    let made = shop.settle(&id);
    let cancel = |made: &Value, reason: &str| json!({"id": made["id"], "reason": reason});
    let refused = shop.refused("settlement.cancel", cancel(&made, " "));
    assert_eq!(faults(&refused), [("reason", "field.empty")]);
    shop.call("settlement.cancel", cancel(&made, "客户要加装贴膜"));
    for account in ["receivable", "maker", "labour", "parts"] {
        assert_eq!(shop.account(account), 0, "{account}");
    }
    assert_eq!((shop.account("prepaid"), &of(&shop, &id)["id"]), (-2_000, &Value::Null));
    assert_eq!(
        shop.refused("settlement.cancel", cancel(&made, "再来")).message,
        "settlement.cancelled_already"
    );
    let again = shop.settle(&id);
    assert_eq!((&again["number"], &again["owed"]), (&json!("JS261121-0002"), &json!(3_000)));
    let history = shop.call("repair.history", json!({"id": id})).to_string();
    assert!(history.contains("settlement.make") && history.contains("客户要加装贴膜"), "{history}");
}

#[test]
fn whoever_saw_another_sum_settles_nothing() {
    let shop = TempShop::new();
    let id = shop.ready(1, &[line("labour", 5_000, "customer")]);
    let seen = shop.settling(&id);
    // Money that comes meanwhile does not touch the order itself.
    prepay(&shop, &id, 2_000);
    let refused = shop.refused("settlement.make", seen);
    assert_eq!((refused.code, refused.message), (Code::Conflict, "settlement.changed"));
    assert_eq!((&refused.params["owed"], shop.account("receivable")), (&"30.00".to_owned(), 0));
    assert_eq!(shop.settle(&id)["owed"], 3_000);
}

#[test]
fn a_settlement_whose_payments_all_went_back_is_taken_back() {
    let shop = TempShop::new();
    let id = shop.order(1);
    prepay(&shop, &id, 2_000);
    shop.make_ready(&id, &[line("labour", 5_000, "customer")]);
    let made = shop.settle(&id);
    shop.pay(&id, 3_000);
    let refund = |amount: i64, again: bool| {
        let input = json!({"repair": id, "amount": amount, "method": "cash", "reference": "", "reason": "拆错了",
            "again": again});
        shop.call("payment.refund", input);
    };
    let cancel = json!({"id": made["id"], "reason": "机器还要修"});
    refund(1_000, true);
    refund(2_000, false);
    shop.call("settlement.cancel", cancel);
    for account in ["receivable", "refunds", "labour", "cash"] {
        assert_eq!(shop.account(account), 0, "{account}");
    }
    assert_eq!(shop.account("prepaid"), -2_000);
    assert_eq!(shop.settle(&id)["owed"], 3_000);
    assert_eq!(shop.pay(&id, 3_000)["owed"], 0);
}

#[test]
fn what_was_paid_is_held_once_the_settlement_is_taken_back_and_only_the_difference_is_paid() {
    let shop = TempShop::new();
    let id = shop.order(1);
    prepay(&shop, &id, 2_000);
    shop.make_ready(&id, &[line("labour", 5_000, "customer")]);
    let made = shop.settle(&id);
    let paid = shop.pay(&id, 3_000);
    let input = json!({"id": made["id"], "reason": "柜台上发现听筒没声"});
    let front = shop.person("李翠", "0012", &["front_desk"]);
    assert_eq!(refused_to(&shop.desk, &front, "settlement.cancel", input.clone()).code, Code::Forbidden);
    let retried = shop.with_request(4);
    let first = shop.call_as(&retried, "settlement.cancel", input.clone());
    assert_eq!(shop.call_as(&retried, "settlement.cancel", input.clone()), first);
    assert_eq!(shop.refused("settlement.cancel", input).message, "settlement.cancelled_already");
    for (account, balance) in [("receivable", 0), ("labour", 0), ("prepaid", -5_000), ("cash", 3_000)] {
        assert_eq!(shop.account(account), balance, "{account}");
    }
    assert_eq!(shop.card(&id)["prepaid"], 5_000);
    let refund = json!({"repair": id, "amount": 1, "method": "cash", "reference": "", "reason": "退",
        "again": false});
    assert_eq!(faults(&shop.refused("payment.refund", refund)), [("amount", "field.more_than_paid")]);
    // Back on the bench more is found; the customer agrees and pays what is new.
    shop.pass(&id, "repairing", None);
    shop.agreed(&id, &[line("labour", 5_000, "customer"), line("part", 1_500, "customer")]);
    shop.pass(&id, "testing", None);
    shop.pass(&id, "ready", Some("repaired"));
    let again = shop.settle(&id);
    assert_eq!((&again["number"], &again["owed"]), (&json!("JS261121-0002"), &json!(1_500)));
    assert_eq!(figures(&of(&shop, &id)), [0, 6_500, 5_000, 5_000, 0, 0, 1_500, 0]);
    assert_eq!(shop.pay(&id, 1_500)["owed"], 0);
    assert_eq!(figures(&of(&shop, &id)), [0, 6_500, 5_000, 5_000, 1_500, 0, 0, 0]);
    // The first receipt says what it said: the first settlement, and nothing owed.
    let receipt = json!({"id": paid["payments"][0]["id"], "size": "80"});
    let paper = shop.desk.paper(&shop.window, "payment.receipt", receipt).expect("a receipt");
    let text = squeezed(&read_paper(&paper.bytes));
    assert!(text.contains("￥50.00") && !text.contains("￥65.00") && !text.contains("￥15.00"), "{text}");
    shop.call("hand_over.make", shop.collecting(&id));
    let folder = shop.closed();
    let now = kernel::Moment::read("2026-11-21T08:00:00.000Z").unwrap();
    assert_eq!(store::check(folder.path(), now).unwrap().findings, []);
}

#[test]
fn a_smaller_settlement_gives_back_what_is_over() {
    let shop = TempShop::new();
    let id = shop.ready(1, &[line("labour", 5_000, "customer")]);
    let made = shop.settle(&id);
    shop.pay(&id, 5_000);
    // Only the bill that stands is quoted under, and nobody says that nothing was repaired beside it.
    let seen = shop.call("quote.of", json!({"id": id}))["seen_seq"].clone();
    let lines = [line("labour", 3_000, "customer")];
    let draft = json!({"repair": id, "seen_seq": seen, "lines": lines, "words": "", "valid_to": null});
    assert_eq!(shop.refused("quote.write", draft).message, "quote.settled");
    let mut leaving = shop.collecting(&id);
    leaving["outcome"] = json!("not_repairable");
    let refused = shop.refused("hand_over.make", leaving);
    assert_eq!(faults(&refused), [("outcome", "field.settled_otherwise")]);
    shop.call("settlement.cancel", json!({"id": made["id"], "reason": "少修一项"}));
    shop.agreed(&id, &lines);
    assert_eq!(shop.settle(&id)["owed"], 0);
    assert_eq!(figures(&of(&shop, &id)), [0, 3_000, 5_000, 3_000, 0, 0, 0, 2_000]);
    let gates = shop.call("hand_over.card", json!({"id": id}))["prepared"]["gates"].clone();
    assert_eq!(gates[0]["gate"], "prepaid_open", "{gates}");
    let back = json!({"repair": id, "amount": 2_000, "method": "cash", "reference": "", "reason": "多收"});
    shop.call("payment.give_back", back);
    shop.call("hand_over.make", shop.collecting(&id));
    assert_eq!((shop.account("prepaid"), shop.account("cash"), shop.account("labour")), (0, 3_000, -3_000));
}

#[test]
fn a_machine_that_turns_out_beyond_repair_after_it_was_paid_is_free_once_the_bill_is_taken_back() {
    let shop = TempShop::new();
    let id = shop.ready(1, &[line("labour", 5_000, "customer")]);
    let made = shop.settle(&id);
    shop.pay(&id, 5_000);
    shop.pass(&id, "repairing", None);
    shop.pass(&id, "testing", None);
    let seen = shop.card(&id)["seen_seq"].clone();
    let gone = json!({"id": id, "seen_seq": seen, "to": "ready", "outcome": "not_repairable",
        "override_reason": "测试"});
    let refused = shop.refused("repair.step", gone.clone());
    assert_eq!(faults(&refused), [("outcome", "field.settled_otherwise")]);
    shop.call("settlement.cancel", json!({"id": made["id"], "reason": "修不好"}));
    shop.call("repair.step", gone);
    assert_eq!(shop.settle(&id)["owed"], 0);
    assert_eq!(of(&shop, &id)["over"], 5_000);
}
