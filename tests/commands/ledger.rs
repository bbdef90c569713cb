//! The books: whatever is done with money, together it is nothing, and nobody's account turns over.

use serde_json::{Value, json};
use std::collections::BTreeSet;
use tests::{Dice, TempShop, quote_line as line};

fn fen(dice: &mut Dice, end: usize) -> i64 {
    i64::try_from(dice.below(end)).unwrap()
}

/// One act with money, most of them sensible and some of them not.
fn act(shop: &TempShop, dice: &mut Dice, id: &str, settlements: &mut Vec<Value>) -> Option<&'static str> {
    let amount = fen(dice, 6_002) - 1;
    let method = ["cash", "wechat", "alipay", "card", "transfer"][dice.below(5)];
    let card = shop.card(id);
    let now = shop.call("settlement.of", json!({"id": id}));
    let (name, input) = match dice.below(10) {
        0 => ("payment.prepay", json!({"repair": id, "amount": amount, "method": method, "reference": ""})),
        1 => (
            "payment.give_back",
            json!({"repair": id, "amount": amount, "method": method, "reference": "", "reason": "退"}),
        ),
        2 => (
            "settlement.make",
            json!({"repair": id, "seen_seq": card["seen_seq"], "expected_owed": now["owed"]}),
        ),
        3 => {
            let made = settlements.last().cloned().unwrap_or(now["id"].clone());
            ("settlement.cancel", json!({"id": made, "reason": "重算"}))
        }
        4 => (
            "payment.refund",
            json!({"repair": id, "amount": amount, "method": method, "reference": "", "reason": "退",
                "again": dice.below(2) == 0}),
        ),
        _ => {
            let rest = now["owed"].as_i64().unwrap_or(0) - amount;
            let parts = json!([
                {"method": method, "amount": amount, "reference": ""},
                {"method": "cash", "amount": rest, "reference": "", "tendered": rest + fen(dice, 102) - 1},
            ]);
            ("payment.pay", json!({"repair": id, "parts": parts, "expected_owed": now["owed"]}))
        }
    };
    let answer = shop.desk.call(&shop.window, name, input).ok()?;
    if name == "settlement.make" {
        settlements.push(answer["id"].clone());
    }
    Some(name)
}

#[test]
fn whatever_is_done_with_money_the_books_stay_whole() {
    let shop = TempShop::new();
    let quotes: [&[Value]; 4] = [
        &[line("labour", 5_000, "customer"), line("part", 8_123, "customer")],
        &[line("part", 9_000, "maker"), line("labour", 1, "customer")],
        &[],
        &[line("labour", 7_777, "customer"), line("discount", -7_777, "customer")],
    ];
    let orders: Vec<String> = (1..).zip(quotes).map(|(i, lines)| shop.ready(i, lines)).collect();
    let mut done = BTreeSet::new();
    for seed in 0..3 {
        let mut dice = Dice::new(seed);
        let mut settlements = Vec::new();
        for turn in 0..80 {
            let id = &orders[dice.below(orders.len())];
            done.extend(act(&shop, &mut dice, id, &mut settlements));
            let card = shop.call("settlement.of", json!({"id": id}));
            for figure in ["owed", "over", "paid", "refunded", "set_off", "prepaid"] {
                assert!(card[figure].as_i64().unwrap() >= 0, "seed {seed}, turn {turn}: {figure} of {card}");
            }
            let (prepaid, receivable) = (shop.account("prepaid"), shop.account("receivable"));
            assert!(prepaid <= 0 && receivable >= 0, "seed {seed}, turn {turn}");
        }
    }
    assert_eq!(done.len(), 6, "the test does too little: {done:?}");
    let tills: i64 =
        ["cash", "wechat", "alipay", "card", "transfer"].map(|till| shop.account(till)).iter().sum();
    let mut came_in = 0;
    for id in &orders {
        for row in shop.card(id)["payments"].as_array().unwrap() {
            let is_in = ["prepaid", "paid"].contains(&row["kind"].as_str().unwrap());
            came_in += row["amount"].as_i64().unwrap() * if is_in { 1 } else { -1 };
        }
    }
    assert_eq!(tills, came_in);
    let folder = shop.closed();
    let now = kernel::Moment::read("2026-11-21T08:00:00.000Z").unwrap();
    assert_eq!(store::check(folder.path(), now).unwrap().findings, []);
}

#[test]
fn a_payment_or_settlement_that_the_books_do_not_hold_is_found() {
    let shop = TempShop::new();
    let id = shop.ready(1, &[line("labour", 5_000, "customer"), line("part", 900, "maker")]);
    shop.settle(&id);
    shop.pay(&id, 5_000);
    let folder = shop.closed();
    let found = |sql: &str| {
        let copy = tests::memory_folder();
        tests::copy_folder(folder.path(), copy.path());
        tests::past_the_store(copy.path()).execute_batch(sql).unwrap();
        let now = kernel::Moment::read("2026-11-21T08:00:00.000Z").unwrap();
        let findings = store::check(copy.path(), now).unwrap().findings;
        let differing = findings.into_iter().filter_map(|finding| {
            if let store::Finding::BooksDiffer(number) = finding { Some(number) } else { None }
        });
        differing.collect::<Vec<_>>()
    };
    let unlocked = |sql: &str| format!("DROP TRIGGER posting_stays; DROP TRIGGER posting_is_kept; {sql}");
    let (payment, settlement) = ("SK261121-0001", "JS261121-0001");
    assert!(found("SELECT 1").is_empty());
    let lost = unlocked("DELETE FROM posting WHERE debit = 'cash'");
    assert_eq!(found(&lost), [payment]);
    let less = unlocked("UPDATE posting SET amount = amount - 1 WHERE debit = 'cash'");
    assert_eq!(found(&less), [payment]);
    let other = unlocked("UPDATE posting SET debit = 'wechat' WHERE debit = 'cash'");
    assert_eq!(found(&other), [payment]);
    let shifted = unlocked("UPDATE posting SET amount = amount + 1 WHERE debit = 'maker'");
    assert_eq!(found(&shifted), [settlement]);
    let rounded = "UPDATE settlement SET rounding = 1";
    assert_eq!(found(rounded), [settlement]);
}
