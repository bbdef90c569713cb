//! What is owed for machines that went home: found, written off, expected again and paid.

use kernel::Code;
use serde_json::{Value, json};
use tests::{TempShop, faults, past_the_store, quote_line as line, refused_to};

/// An order of ¥50 whose machine went on account.
fn on_account(shop: &TempShop, i: u32) -> String {
    let id = shop.ready(i, &[line("labour", 5_000, "customer")]);
    shop.settle(&id);
    let mut leaving = shop.collecting(&id);
    leaving["owed_reason"] = json!("月结");
    shop.call("hand_over.make", leaving);
    id
}

fn off(id: &str, amount: i64, owed: i64) -> Value {
    json!({"repair": id, "amount": amount, "expected_owed": owed, "reason": "客户失联"})
}

fn back(id: &str, amount: i64) -> Value {
    json!({"repair": id, "amount": amount, "reason": "客户又来了"})
}

fn debts(shop: &TempShop, input: Value) -> Value {
    shop.call("payment.debts", input)
}

#[test]
fn a_debt_is_written_off_comes_back_and_is_paid_after_all() {
    let shop = TempShop::new();
    let id = on_account(&shop, 1);
    let retried = shop.with_request(5);
    let first = shop.call_as(&retried, "debt.write_off", off(&id, 4_999, 5_000));
    assert_eq!(shop.call_as(&retried, "debt.write_off", off(&id, 4_999, 5_000)), first);
    assert_eq!((&first["owed"], &debts(&shop, json!({}))["total"]), (&json!(1), &json!(1)));
    // Somebody else who saw the whole debt is told of the rest.
    let stale = shop.refused("debt.write_off", off(&id, 5_000, 5_000));
    assert_eq!(
        (stale.code, stale.message, &stale.params["owed"]),
        (Code::Conflict, "payment.changed", &"0.01".into())
    );
    assert_eq!(shop.call("debt.write_off", off(&id, 1, 1))["owed"], 0);
    assert_eq!(debts(&shop, json!({}))["rows"], json!([]));
    assert_eq!((shop.account("bad_debt"), shop.account("receivable")), (5_000, 0));
    let card = shop.call("settlement.of", json!({"id": id}));
    assert_eq!((&card["written_off"], &card["owed"]), (&json!(5_000), &json!(0)));
    // Nothing is owed, so nothing is taken until it is expected again.
    let part = json!({"method": "cash", "amount": 1, "reference": ""});
    let pay = json!({"repair": id, "parts": [part], "expected_owed": 0});
    assert_eq!(faults(&shop.refused("payment.pay", pay)), [("parts", "field.more_than_owed")]);
    shop.call("repair.step", shop.stepping(&id, "closed"));
    assert_eq!(
        faults(&shop.refused("debt.write_back", back(&id, 5_001))),
        [("amount", "field.more_than_written_off")]
    );
    assert_eq!(shop.call("debt.write_back", back(&id, 5_000))["owed"], 5_000);
    assert_eq!(debts(&shop, json!({}))["total"], 5_000);
    assert_eq!(shop.pay(&id, 5_000)["owed"], 0);
    assert_eq!((shop.account("bad_debt"), shop.account("cash"), shop.account("labour")), (0, 5_000, -5_000));
    assert_eq!(debts(&shop, json!({}))["count"], 0);
    let history = shop.call("repair.history", json!({"id": id})).to_string();
    for told in ["debt.write_off", "debt.write_back", "客户失联", "客户又来了"] {
        assert!(history.contains(told), "no {told} in {history}");
    }
    let folder = shop.closed();
    let now = kernel::Moment::read("2026-11-21T08:00:00.000Z").unwrap();
    assert_eq!(store::check(folder.path(), now).unwrap().findings, []);
}

#[test]
fn only_a_debt_of_a_machine_that_is_gone_is_written_off_by_right_and_reason() {
    let shop = TempShop::new();
    let here = shop.ready(2, &[line("labour", 5_000, "customer")]);
    shop.settle(&here);
    assert_eq!(shop.refused("debt.write_off", off(&here, 5_000, 5_000)).message, "debt.not_gone");
    let id = on_account(&shop, 1);
    let front = shop.person("李翠", "0012", &["front_desk"]);
    for (name, input) in [("debt.write_off", off(&id, 1, 5_000)), ("debt.write_back", back(&id, 1))] {
        assert_eq!(refused_to(&shop.desk, &front, name, input).code, Code::Forbidden);
    }
    for (amount, message) in
        [(0, "field.not_positive"), (-1, "field.no_amount"), (5_001, "field.more_than_owed")]
    {
        let mut input = off(&id, amount, 5_000);
        input["reason"] = json!(" ");
        let refused = shop.refused("debt.write_off", input);
        assert_eq!(faults(&refused), [("amount", message), ("reason", "field.empty")]);
    }
    let none = shop.refused("debt.write_back", back(&id, 1));
    assert_eq!(faults(&none), [("amount", "field.more_than_written_off")]);
    // It came back the same day: what was written off is taken back before the bill is.
    shop.call("debt.write_off", off(&id, 1_000, 5_000));
    let seen = shop.card(&id)["seen_seq"].clone();
    shop.call("repair.reopen", json!({"id": id, "seen_seq": seen, "reason": "又回来了"}));
    assert_eq!(debts(&shop, json!({}))["count"], 0, "it is here again");
    let made = shop.call("settlement.of", json!({"id": id}))["id"].clone();
    let cancel = json!({"id": made, "reason": "重算"});
    assert_eq!(shop.refused("settlement.cancel", cancel.clone()).message, "settlement.written_off");
    shop.call("debt.write_back", back(&id, 1_000));
    shop.call("settlement.cancel", cancel);
    assert_eq!((shop.account("receivable"), shop.account("bad_debt")), (5_000, 0), "the other order's");
}

#[test]
fn debts_are_found_by_name_company_and_age_a_page_at_a_time() {
    let shop = TempShop::new();
    let first = on_account(&shop, 1);
    for i in 2..=52 {
        on_account(&shop, i);
    }
    let page = debts(&shop, json!({}));
    assert_eq!((&page["count"], &page["total"]), (&json!(52), &json!(260_000)));
    let rows = page["rows"].as_array().unwrap();
    assert_eq!((rows.len(), &rows[0]["repair"], &rows[0]["reason"]), (50, &json!(first), &json!("月结")));
    let rest = debts(&shop, json!({"after": page["next"]}));
    assert_eq!((rest["rows"].as_array().unwrap().len(), &rest["next"]), (2, &Value::Null));
    assert_eq!(rest["total"], 260_000, "the sum is of all");
    let name = rows[0]["customer_name"].as_str().unwrap();
    let of_name = debts(&shop, json!({"name": format!(" {name} ")}));
    assert!(of_name["count"].as_i64().unwrap() >= 1);
    assert_eq!(debts(&shop, json!({"name": "查无此人"}))["count"], 0);
    assert_eq!(debts(&shop, json!({"days": 1}))["count"], 0);
    shop.clock.pass(std::time::Duration::from_secs(24 * 60 * 60));
    shop.sign_in();
    assert_eq!(debts(&shop, json!({"days": 1}))["count"], 52);
    assert_eq!(debts(&shop, json!({"days": 2}))["count"], 0);
    let exported = shop.call("payment.export_debts", json!({}));
    let csv = exported["csv"].as_str().unwrap();
    assert_eq!((csv.lines().count(), csv.contains("13800000001")), (53, false));
}

#[test]
fn a_debt_that_the_list_lost_or_a_close_that_tells_otherwise_is_found() {
    let shop = TempShop::new();
    let id = on_account(&shop, 1);
    shop.call("debt.write_off", off(&id, 1_000, 5_000));
    let upto = shop.call("close.preview", json!({"scope": "day"}))["upto"].clone();
    shop.call("close.make", json!({"scope": "day", "pieces": {}, "stays": 0, "reason": "", "upto": upto}));
    let number = shop.card(&id)["number"].as_str().unwrap().to_owned();
    let folder = shop.closed();
    let found = |sql: &str| {
        let copy = tests::memory_folder();
        tests::copy_folder(folder.path(), copy.path());
        past_the_store(copy.path()).execute_batch(sql).unwrap();
        let now = kernel::Moment::read("2026-11-21T08:00:00.000Z").unwrap();
        let findings = store::check(copy.path(), now).unwrap().findings;
        let differing = findings.into_iter().filter_map(|finding| {
            if let store::Finding::BooksDiffer(number) = finding { Some(number) } else { None }
        });
        differing.collect::<Vec<_>>()
    };
    assert!(found("SELECT 1").is_empty());
    assert_eq!(found("DELETE FROM open_debt"), std::slice::from_ref(&number));
    let more = "DROP TRIGGER write_off_stays; UPDATE write_off SET amount = amount + 1";
    assert_eq!(found(more), [number]);
    let close = "DROP TRIGGER close_stays; UPDATE close SET receivable = receivable + 1";
    assert_eq!(found(close), ["RJ261121-0001"]);
}

#[test]
fn what_a_company_owes_is_summed_over_its_people() {
    let shop = TempShop::new();
    for i in 1..=3 {
        on_account(&shop, i);
    }
    assert_eq!(debts(&shop, json!({}))["companies"], json!([]), "people by themselves");
    let rows = debts(&shop, json!({}))["rows"].clone();
    for (i, company) in [(0, "朝阳物业"), (1, "国贸快修"), (2, "朝阳物业")] {
        let id = &rows[i]["customer_id"];
        let seen = shop.call("customer.card", json!({"id": id}))["seen_seq"].clone();
        let to = json!({"id": id, "seen_seq": seen, "name": "张伟", "phone": null, "wechat": "", "address": "",
            "company": company, "add_phones": [], "drop_phones": []});
        shop.call("customer.revise", to);
    }
    let all = debts(&shop, json!({}));
    let of = |name: &str, count: i64| json!({"company_name": name, "count": count, "owed": count * 5_000});
    assert_eq!(all["companies"], json!([of("朝阳物业", 2), of("国贸快修", 1)]), "the most first");
    assert_eq!((&all["count"], &all["total"]), (&json!(3), &json!(15_000)));
    let one = debts(&shop, json!({"name": "国贸快修"}));
    assert_eq!((&one["companies"], &one["total"]), (&json!([of("国贸快修", 1)]), &json!(5_000)));
}
