//! Lists of what was passed over by right, and what prints of the shop's own figures.

use desk::Caller;
use serde_json::{Value, json};
use tests::{TempShop, faults, quote_line as line};

fn staffed() -> (TempShop, Caller, Caller) {
    let shop = TempShop::new();
    let front = shop.person("李前台", "0011", &["front_desk"]);
    let technician = shop.person("陈工", "0021", &["technician"]);
    (shop, front, technician)
}

fn with(mut input: Value, changes: Value) -> Value {
    input.as_object_mut().unwrap().extend(changes.as_object().unwrap().clone());
    input
}

#[test]
fn overrides_are_paged_and_narrowed_to_a_person_and_a_gate() {
    let (shop, _, technician) = staffed();
    let mut numbers = Vec::new();
    for i in 1..=5 {
        let id = shop.taken_in(i);
        shop.call_as(&technician, "repair.step", shop.stepping(&id, "diagnosing"));
        shop.call(
            "repair.step",
            with(shop.stepping(&id, "quoting"), json!({"override_reason": "远程诊断过"})),
        );
        numbers.insert(0, shop.card(&id)["number"].as_str().unwrap().to_owned());
    }
    let day = |rest: Value| with(json!({"from": "2026-11-21", "to": "2026-11-21", "limit": 2}), rest);
    let (mut met, mut after) = (Vec::new(), Value::Null);
    loop {
        let page = shop.call("repair.overrides", day(json!({"after": after})));
        assert_eq!(page["count"], 5, "all are counted on every page");
        met.extend(
            page["rows"].as_array().unwrap().iter().map(|row| row["number"].as_str().unwrap().to_owned()),
        );
        after = page["next"].clone();
        if after.is_null() {
            break;
        }
    }
    assert_eq!(met, numbers, "newest first, none twice, none left out");
    let count = |rest: Value| shop.call("repair.overrides", day(rest))["count"].clone();
    assert_eq!(count(json!({"gate": "finding_missing"})), 5);
    assert_eq!(count(json!({"gate": "money_owed"})), 0);
    let person = |badge: &str| shop.row_of(badge)["id"].clone();
    assert_eq!(count(json!({"by": person("0001")})), 5);
    let nobody = shop.person("赵工", "0099", &["technician"]);
    drop(nobody);
    assert_eq!(count(json!({"by": person("0099")})), 0);
}

#[test]
fn reports_print_what_their_lists_show() {
    let (shop, _, technician) = staffed();
    let id = shop.taken_in(1);
    shop.call_as(&technician, "repair.step", shop.stepping(&id, "diagnosing"));
    shop.call(
        "repair.step",
        with(shop.stepping(&id, "quoting"), json!({"override_reason": "厂家远程诊断过"})),
    );
    shop.call("repair.undo_step", json!({"id": id, "seen_seq": shop.card(&id)["seen_seq"]}));
    let read = |paper: &str, what: &str| -> String {
        let drawn = shop.desk.paper(&shop.window, paper, json!({"what": what})).unwrap();
        tests::read_paper(&drawn.bytes).split_whitespace().collect()
    };
    let text = read("repair.overrides_report", "2026-11-01~2026-11-30");
    for told in ["放行记录", "检测没做完、没写结论", "已撤回", "厂家远程诊断过", "打印人：周明远", "1/1"]
    {
        assert!(text.contains(told), "{told}: {text}");
    }
    assert!(read("repair.overrides_report", "2026-11-01~2026-11-30~~money_owed").contains("没有记录"));
    for told in ["检修指标", "质检一次通过", "30天内返修", "90天内返修", "只凭手机号交机"]
    {
        assert!(read("repair.figures_report", "2026-11-01~2026-11-30").contains(told), "{told}");
    }
    assert!(read("close.report", "2026-11-01~2026-11-30").contains("日结与交班"));
    let debts = read("payment.debts_report", "0");
    assert!(debts.contains("欠款清单") && debts.contains("没有记录"), "{debts}");
    assert!(read("reminder.unclaimed_report", "all").contains("待取机与催领"));
    for (paper, what) in [
        ("repair.figures_report", "2026-11"),
        ("reminder.unclaimed_report", "some"),
        ("payment.debts_report", "old"),
    ] {
        let refused = shop.desk.paper(&shop.window, paper, json!({"what": what})).unwrap_err();
        assert_eq!(refused.message, "input.malformed", "{paper}");
    }
    let turned =
        shop.desk.paper(&shop.window, "close.report", json!({"what": "2026-11-30~2026-11-01"})).unwrap_err();
    assert_eq!(faults(&turned), [("to", "field.bad_span")]);
}

#[test]
fn settings_show_the_newest_of_each_paper() {
    let shop = TempShop::new();
    let samples = || shop.call("paper.samples", json!({}));
    let nothing: Value = ["repair", "quote", "settlement", "hand_over", "payment", "close", "part"]
        .into_iter()
        .map(|paper| (paper.to_owned(), Value::Null))
        .collect::<serde_json::Map<_, _>>()
        .into();
    assert_eq!(samples(), nothing);
    let id = shop.ready(1, &[line("labour", 5_000, "customer")]);
    let told = samples();
    assert_eq!(
        (&told["repair"], &told["quote"], &told["settlement"]),
        (&json!(id), &json!(id), &Value::Null)
    );
    shop.settle(&id);
    shop.pay(&id, 5_000);
    shop.call("hand_over.make", shop.collecting(&id));
    // A newer order of which none of this was made yet.
    let newer = shop.order(2);
    let found = samples();
    assert_eq!((&found["repair"], &found["close"]), (&json!(newer), &Value::Null));
    for paper in ["quote.sheet", "settlement.sheet", "hand_over.voucher"] {
        let of = paper.split('.').next().unwrap();
        assert_eq!(found[of], json!(id), "{paper}");
        shop.desk.paper(&shop.window, paper, json!({"repair": found[of]})).unwrap();
    }
    shop.desk.paper(&shop.window, "payment.receipt", json!({"id": found["payment"]})).unwrap();
}
