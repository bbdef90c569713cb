//! Machines that nobody collects, and the texts that customers get.

use kernel::Code;
use serde_json::{Value, json};
use std::time::Duration;
use tests::{TempShop, faults, quote_line as line, refused_to};

const DAY: u64 = 24 * 60 * 60;

fn pass(shop: &TempShop, days: u64) {
    shop.clock.pass(Duration::from_secs(days * DAY));
    shop.sign_in();
}

fn remind(id: &str, what: &str, how: &str, proof: &str) -> Value {
    json!({"repair": id, "what": what, "how": how, "proof": proof})
}

fn next(shop: &TempShop) -> (Value, Value) {
    let row = shop.call("reminder.unclaimed", json!({"view": "all", "limit": 50}))["rows"][0].clone();
    (row["next"].clone(), row["next_on"].clone())
}

#[test]
fn the_lawful_path_goes_from_the_first_message_to_sixty_days_after_the_notice() {
    let shop = TempShop::new();
    let id = shop.ready(1, &[line("labour", 5_000, "customer")]);
    assert_eq!(next(&shop), (json!("ready"), json!("2026-11-21")));
    shop.call("reminder.add", remind(&id, "ready", "message", ""));
    assert_eq!(next(&shop), (json!("day_3"), json!("2026-11-24")));
    let early = shop.refused("reminder.add", remind(&id, "day_3", "phone", ""));
    assert_eq!(faults(&early), [("what", "field.too_early")]);
    pass(&shop, 30);
    assert_eq!(next(&shop), (json!("day_30"), json!("2026-12-21")));
    shop.call("reminder.add", remind(&id, "day_30", "phone", ""));
    let twice = shop.refused("reminder.add", remind(&id, "day_30", "message", ""));
    assert_eq!(faults(&twice), [("what", "field.told_already")]);
    assert_eq!(next(&shop).0, "notice");
    let bare = shop.refused("reminder.add", remind(&id, "notice", "phone", " "));
    assert_eq!(faults(&bare), [("how", "field.no_proof_by_phone"), ("proof", "field.empty")]);
    // Without the notice the order cannot be declared unclaimed.
    let seen = shop.card(&id)["seen_seq"].clone();
    let step = json!({"id": id, "seen_seq": seen, "to": "unclaimed", "override_reason": "占地方"});
    let refused = shop.refused("repair.step", step.clone());
    assert_eq!(refused.gates[0].gate, "notice_missing");
    shop.call("reminder.add", remind(&id, "notice", "letter", "EMS 1234567890123"));
    assert_eq!(next(&shop), (json!("lawful"), json!("2027-02-19")));
    pass(&shop, 59);
    let refused = shop.refused("repair.step", step.clone());
    assert_eq!((refused.gates[0].gate, refused.gates[0].params["days"].as_str()), ("notice_too_young", "1"));
    pass(&shop, 1);
    let row = shop.call("reminder.unclaimed", json!({"view": "all", "limit": 50}))["rows"][0].clone();
    assert_eq!(
        (&row["days"], &row["owed"], row["told"].as_array().unwrap().len()),
        (&json!(90), &json!(5_000), 3)
    );
    shop.call("repair.step", step);
    assert_eq!(next(&shop), (Value::Null, Value::Null));
}

#[test]
fn a_notice_keeps_the_term_that_it_gave() {
    let shop = TempShop::new();
    let id = shop.ready(1, &[line("labour", 5_000, "customer")]);
    let term = |days: i64| {
        let mut edit = tests::shop_edit(shop.call("shop.card", json!({})));
        edit["lawful_days"] = json!(days);
        shop.call("shop.revise", edit);
    };
    term(90);
    pass(&shop, 31);
    for what in ["ready", "day_30", "notice"] {
        shop.call("reminder.add", remind(&id, what, "letter", "EMS 1234567890123"));
    }
    term(60);
    term(75);
    assert_eq!(next(&shop), (json!("lawful"), json!("2027-03-22")));
    let text = shop.call("message.fill", json!({"repair": id, "purpose": "notice"}));
    assert!(text["text"].as_str().unwrap().contains("90日"), "{text}");
    let paper = shop.desk.paper(&shop.window, "reminder.notice", json!({"repair": id})).unwrap();
    let text: String = tests::read_paper(&paper.bytes).split_whitespace().collect();
    assert!(text.contains("90日"), "{text}");
    pass(&shop, 75);
    let seen = shop.card(&id)["seen_seq"].clone();
    let refused = shop.refused("repair.step", json!({"id": id, "seen_seq": seen, "to": "unclaimed"}));
    assert_eq!((refused.gates[0].gate, refused.gates[0].params["days"].as_str()), ("notice_too_young", "15"));
}

#[test]
fn another_wait_begins_anew() {
    let shop = TempShop::new();
    let id = shop.ready(1, &[line("labour", 5_000, "customer")]);
    pass(&shop, 31);
    for what in ["ready", "day_30"] {
        shop.call("reminder.add", remind(&id, what, "message", ""));
    }
    shop.call("reminder.add", remind(&id, "notice", "letter", "EMS 1"));
    shop.pass(&id, "repairing", None);
    let refused = shop.refused("reminder.add", remind(&id, "day_3", "message", ""));
    assert_eq!(refused.message, "reminder.not_waiting");
    assert_eq!(shop.call("reminder.unclaimed", json!({"view": "all", "limit": 50}))["rows"], json!([]));
    shop.pass(&id, "testing", None);
    shop.pass(&id, "ready", Some("repaired"));
    assert_eq!(next(&shop), (json!("ready"), json!("2026-12-22")));
    pass(&shop, 100);
    let seen = shop.card(&id)["seen_seq"].clone();
    let step = json!({"id": id, "seen_seq": seen, "to": "unclaimed"});
    assert_eq!(shop.refused("repair.step", step).gates[0].gate, "notice_missing");
}

#[test]
fn texts_are_the_shops_own_or_built_in_and_filled_for_an_order() {
    let shop = TempShop::new();
    let id = shop.order(1);
    let fill = |purpose: &str| json!({"repair": id, "purpose": purpose});
    assert_eq!(shop.refused("message.fill", fill("ready")).message, "repair.no_pick_up_code");
    assert_eq!(shop.refused("message.fill", fill("quote")).message, "message.no_quote");
    shop.make_ready(&id, &[line("labour", 5_050, "customer")]);
    let code = shop.call("repair.pick_up_code", json!({"id": id}))["code"].as_str().unwrap().to_owned();
    let text = shop.call("message.fill", fill("ready"))["text"].as_str().unwrap().to_owned();
    for part in ["张伟", "OPPO Reno 12", "WX261121-0001", "50.50", &code, "朝阳门服务中心", "09:00–20:00"]
    {
        assert!(text.contains(part), "{part}: {text}");
    }
    assert!(!text.contains('{'), "{text}");
    assert!(shop.call("message.fill", fill("notice"))["text"].as_str().unwrap().contains("60日"));
    let own = |text: &str| {
        let rows = shop.call("message.all", json!({}));
        let is_it = |row: &&Value| row["purpose"] == "ready" && row["language"] == "zh-CN";
        let seen = rows.as_array().unwrap().iter().find(is_it).unwrap()["seen_seq"].clone();
        json!({"seen_seq": seen, "purpose": "ready", "language": "zh-CN", "text": text})
    };
    let stale = own("{customer}，来取：{number}");
    let refused = shop.refused("message.keep", own("{名字}好"));
    assert_eq!(faults(&refused), [("text", "field.unknown_place")]);
    shop.call("message.keep", own("{customer}，手机好了：{number}"));
    // From the built-in text to the first one of the shop's own, somebody else was faster.
    let told = shop.refused("message.keep", stale);
    assert_eq!((told.message, told.params["person"].as_str()), ("edit.stale", "周明远"));
    shop.call("message.keep", own("{customer}，机器好了：{number}"));
    assert_eq!(shop.call("message.fill", fill("ready"))["text"], "张伟，机器好了：WX261121-0001");
    let rows = shop.call("message.all", json!({}));
    let kept: Vec<_> = rows.as_array().unwrap().iter().filter(|row| row["built_in"] == false).collect();
    assert_eq!((rows.as_array().unwrap().len(), kept.len()), (10, 1));
    // It was typed with English names; a Chinese text names its places in Chinese.
    assert_eq!(kept[0]["text"], "{客户姓名}，机器好了：{单号}");
    shop.call("message.keep", own("{客户姓名}，｛机型｝好了：{单号}"));
    assert_eq!(shop.call("message.fill", fill("ready"))["text"], "张伟，OPPO Reno 12好了：WX261121-0001");
    // The history tells which text left the program, and that the code stood in it: the shop's own has none.
    let history = shop.call("repair.history", json!({"id": id}));
    let fills = history.as_array().unwrap().iter().filter(|entry| entry["command"] == "message.fill");
    let said = |entry: &Value| {
        let value = |field: &str| {
            let changes = entry["changes"].as_array().unwrap();
            let change = changes.iter().find(|change| change["field"] == field).unwrap();
            change["after"]["value"].as_str().unwrap().to_owned()
        };
        (value("message"), value("with_code"))
    };
    let said: Vec<_> = fills.map(said).collect();
    let expected = [("ready", "true"), ("notice", "false"), ("ready", "false"), ("ready", "false")];
    assert_eq!(said, expected.map(|(purpose, code)| (purpose.to_owned(), code.to_owned())));
    assert!(!history.to_string().contains(&code), "{history}");
}

#[test]
fn technicians_do_not_remind_and_the_manager_keeps_the_texts() {
    let shop = TempShop::new();
    let id = shop.ready(1, &[]);
    let technician = shop.person("王建国", "0021", &["technician"]);
    let front = shop.person("李翠", "0012", &["front_desk"]);
    for (caller, command, input) in [
        (&technician, "reminder.add", remind(&id, "ready", "message", "")),
        (&technician, "message.fill", json!({"repair": id, "purpose": "ready"})),
        (&technician, "reminder.unclaimed", json!({"view": "all", "limit": 50})),
        (
            &front,
            "message.keep",
            json!({"seen_seq": 0, "purpose": "ready", "language": "zh-CN", "text": "好了"}),
        ),
    ] {
        assert_eq!(refused_to(&shop.desk, caller, command, input).code, Code::Forbidden, "{command}");
    }
    shop.call_as(&front, "reminder.add", remind(&id, "ready", "message", ""));
}

/// Whoever waits longest comes first, a page after a page; what is to be done today is found among all.
#[test]
fn machines_that_wait_are_paged_by_the_day_they_became_ready() {
    let shop = TempShop::new();
    let mut ids = Vec::new();
    for i in 1..=5 {
        ids.push(shop.ready(i, &[line("labour", 5_000, "customer")]));
        pass(&shop, 1);
    }
    shop.call("reminder.add", remind(&ids[0], "ready", "message", ""));
    shop.call("reminder.add", remind(&ids[0], "day_3", "message", ""));
    let page = |view: &str, after: &Value, limit: u16| {
        shop.call("reminder.unclaimed", json!({"view": view, "after": after, "limit": limit}))
    };
    let all = |view: &str, limit: u16| {
        let (mut met, mut after) = (Vec::new(), Value::Null);
        loop {
            let one = page(view, &after, limit);
            met.extend(
                one["rows"].as_array().unwrap().iter().map(|row| row["repair"].as_str().unwrap().to_owned()),
            );
            after = one["next"].clone();
            if after.is_null() {
                return met;
            }
        }
    };
    for limit in [1, 2, 5, 50] {
        assert_eq!(all("all", limit), ids, "{limit}");
        assert_eq!(all("due", limit), ids[1..], "{limit}");
    }
    let whole = page("all", &Value::Null, 50);
    assert_eq!((&whole["count"], &whole["due"], &whole["due_more"]), (&json!(5), &json!(4), &json!(false)));
    // Back on the bench and ready again, a machine waits anew, at the end.
    shop.pass(&ids[0], "repairing", None);
    assert_eq!(all("all", 50), ids[1..]);
    shop.pass(&ids[0], "testing", None);
    shop.pass(&ids[0], "ready", Some("repaired"));
    ids.rotate_left(1);
    assert_eq!(all("all", 2), ids);
    assert_eq!(
        shop.refused("reminder.unclaimed", json!({"view": "all", "after": "7~9", "limit": 1})).message,
        "input.malformed"
    );
}
