//! Correcting what was written at intake.

use kernel::Code;
use serde_json::{Value, json};
use tests::{TempShop, faults, intake};

#[test]
fn a_customer_with_this_order_only_is_put_right_in_place() {
    let shop = TempShop::new();
    let id = shop.order(1);
    let before = shop.card(&id);
    let changes =
        [("name", json!("章伟")), ("phone", json!("139 0000 0001")), ("symptom", json!("屏幕碎裂"))];
    let seen = shop.call("repair.correct", shop.correction(&id, &changes));
    let after = shop.card(&id);
    assert_eq!(after["seen_seq"], seen["seen_seq"]);
    assert_eq!(after["customer_id"], before["customer_id"]);
    assert_eq!((&after["customer_name"], &after["symptom"]), (&json!("章伟"), &json!("屏幕碎裂")));
    assert_eq!(after["phone_masked"], "139****0001");
    assert_eq!((&after["number"], &after["code"]), (&before["number"], &before["code"]));
}

#[test]
fn a_name_is_the_customers_in_all_their_orders_or_this_order_another_customers() {
    let shop = TempShop::new();
    let mut second = intake(2);
    second["phone"] = json!("13800000001");
    let first = shop.order(1);
    let second = shop.call("repair.open", second)["id"].as_str().unwrap().to_owned();
    let customer = shop.card(&first)["customer_id"].clone();
    assert_eq!(shop.card(&second)["customer_id"], customer);
    // Another customer: the first order stays where it is, and the phone is the same as nobody typed another.
    let changes = [("name", json!("刘芳")), ("for_customer", json!(false)), ("wechat", json!("liufang"))];
    shop.call("repair.correct", shop.correction(&second, &changes));
    assert_eq!(
        (&shop.card(&first)["customer_name"], &shop.card(&first)["wechat"]),
        (&json!("张伟"), &json!(""))
    );
    let moved = shop.card(&second);
    assert_eq!((&moved["customer_name"], &moved["wechat"]), (&json!("刘芳"), &json!("liufang")));
    assert_eq!(shop.call("repair.phone", json!({"id": second}))["phone"], "13800000001");
    let back = [("name", json!("张伟")), ("for_customer", json!(false)), ("wechat", json!(""))];
    shop.call("repair.correct", shop.correction(&second, &back));
    assert_eq!(shop.card(&second)["customer_id"], customer, "known again");
    // The customer: both orders go with them.
    let changes =
        [("name", json!("章伟")), ("phone", json!("139 0000 0001")), ("company", json!("朝阳物业"))];
    shop.call("repair.correct", shop.correction(&second, &changes));
    for id in [&first, &second] {
        let card = shop.card(id);
        assert_eq!(card["customer_id"], customer);
        assert_eq!((&card["customer_name"], &card["phone_masked"]), (&json!("章伟"), &json!("139****0001")));
        assert_eq!(card["company"], "朝阳物业");
    }
}

#[test]
fn an_order_that_goes_to_a_known_customer_leaves_what_is_known_of_them() {
    let shop = TempShop::new();
    let facts = |i: u32, name: &str, words: [&str; 3]| {
        let mut input = intake(i);
        input["name"] = json!(name);
        for (field, said) in ["wechat", "address", "company"].into_iter().zip(words) {
            input[field] = json!(said);
        }
        shop.call("repair.open", input)["id"].as_str().unwrap().to_owned()
    };
    let own = ["fang_liu", "工体北路 4 号", "三里屯物业"];
    let theirs = facts(1, "刘芳", own);
    let moved = facts(2, "张伟", ["zhang_wei", "朝阳门外大街 1 号", "朝阳物业"]);
    let whose = shop.card(&moved)["customer_id"].clone();
    let changes = [("name", json!("刘芳")), ("phone", json!("13800000001")), ("for_customer", json!(false))];
    shop.call("repair.correct", shop.correction(&moved, &changes));
    for id in [&theirs, &moved] {
        let card = shop.card(id);
        assert_ne!(card["customer_id"], whose);
        for (field, said) in ["wechat", "address", "company"].into_iter().zip(own) {
            assert_eq!(card[field], said, "{field}");
        }
    }
}

#[test]
fn who_may_not_see_a_phone_can_correct_everything_else() {
    let shop = TempShop::new();
    let id = shop.order(1);
    shop.call("repair.correct", shop.correction(&id, &[("symptom", json!("电池鼓包"))]));
    assert_eq!(shop.card(&id)["symptom"], "电池鼓包");
    assert_eq!(shop.call("repair.phone", json!({"id": id}))["phone"], "13800000001");
}

#[test]
fn every_fact_of_an_order_is_corrected_and_read_back() {
    let shop = TempShop::new();
    let id = shop.order(1);
    let changes = [
        ("kind", json!("laptop")),
        ("colour", json!("银")),
        ("storage", json!("512G")),
        ("imei2", json!("356938035643809")),
        ("imei", json!("490154203237518")),
        ("unreadable", json!("底部标签磨损")),
        ("channel", json!("courier")),
        ("waybill", json!("SF1234567890")),
        ("place", json!("国贸接机点")),
        ("codes", json!(["A01", "A02"])),
        ("symptom", json!("")),
        ("reproduced", json!("yes")),
        ("accessories", json!(["sim", "charger"])),
        ("accessory_note", json!("电源线有缠胶布")),
        ("backed_up", json!("no")),
        ("account_lock", json!("off")),
        ("repair_mode", json!(true)),
        ("estimate", json!(29_900)),
        ("ask_above", json!(0)),
        ("promised_at", json!("2026-11-25T12:00:00.000Z")),
        ("warranty", json!("claimed")),
        ("warranty_basis", json!("invoice")),
        ("bought_on", json!("2026-01-02")),
    ];
    let seen = shop.call("repair.correct", shop.correction(&id, &changes));
    let card = shop.card(&id);
    for (field, to) in &changes {
        assert_eq!(&card[*field], to, "{field}");
    }
    assert!(card["code_words"].as_str().unwrap().contains('；'), "{card}");
    // As nobody changes anything, nothing is written, though the promise has passed meanwhile.
    shop.clock.set("2026-12-01T06:00:00.000Z");
    shop.sign_in();
    assert_eq!(shop.card(&id)["overdue"], true);
    assert_eq!(shop.call("repair.correct", shop.correction(&id, &[])), seen);
    let past = [("promised_at", json!("2026-11-26T12:00:00.000Z"))];
    let failure = shop.refused("repair.correct", shop.correction(&id, &past));
    assert_eq!(faults(&failure), [("promised_at", "field.in_the_past")]);
}

#[test]
fn a_machine_with_this_order_only_is_put_right_in_place() {
    let shop = TempShop::new();
    let id = shop.order(1);
    let device = shop.card(&id)["device_id"].clone();
    let changes = [("serial", json!("SN-7")), ("imei", json!("49015420323751")), ("model", json!("Reno 13"))];
    shop.call("repair.correct", shop.correction(&id, &changes));
    let after = shop.card(&id);
    assert_eq!((&after["device_id"], &after["model"]), (&device, &json!("Reno 13")));
    assert_eq!((&after["imei"], &after["serial"]), (&json!("490154203237518"), &json!("SN-7")));
    let away = [("serial", Value::Null), ("imei", json!("490154203237518"))];
    shop.call("repair.correct", shop.correction(&id, &away));
    assert_eq!(shop.card(&id)["serial"], Value::Null, "a number that was taken away is gone");
}

#[test]
fn a_machine_with_other_orders_keeps_its_numbers() {
    let shop = TempShop::new();
    let first = shop.order(1);
    shop.void(&first);
    let second = shop.order(1);
    assert_eq!(shop.card(&second)["earlier"][0]["number"], "WX261121-0001");
    let changes = [("serial", json!("SN99999999"))];
    shop.call("repair.correct", shop.correction(&second, &changes));
    assert_eq!(shop.card(&first)["serial"], "SN00000001");
    assert_eq!(
        (&shop.card(&second)["serial"], &shop.card(&second)["earlier"]),
        (&json!("SN99999999"), &json!([]))
    );
    shop.call("repair.correct", shop.correction(&second, &[("serial", json!("SN00000001"))]));
    assert_eq!(shop.card(&second)["device_id"], shop.card(&first)["device_id"]);
}

#[test]
fn a_slip_in_the_number_of_a_new_main_board_is_mended_and_the_past_stays() {
    let (old, slip, right, third) =
        ("490154203237518", "356938035643809", "352099001761481", "868120054321093");
    let shop = TempShop::new();
    let bring = || {
        let input = intake(1);
        shop.call("repair.open", input)["id"].as_str().unwrap().to_owned()
    };
    let before = shop.order(1);
    shop.call("repair.correct", shop.correction(&before, &[("imei", json!(old))]));
    let former = shop.card(&before)["device_id"].clone();
    shop.void(&before);
    let changed = bring();
    let seen = shop.card(&changed)["seen_seq"].clone();
    let board = json!({"repair": changed, "seen_seq": seen, "imei": slip, "imei2": null, "serial": null});
    shop.call("repair.board_changed", board);
    let device = shop.card(&changed)["device_id"].clone();
    shop.call("repair.correct", shop.correction(&changed, &[("imei", json!(right))]));
    let card = shop.card(&changed);
    assert_eq!((&card["device_id"], &card["imei"]), (&device, &json!(right)), "one order, so in place");
    assert_eq!((&card["former"]["id"], card["earlier"].as_array().map(Vec::len)), (&former, Some(1)));
    assert_eq!(shop.call("device.passport", json!({"imei": slip})), Value::Null);
    // With an order more under the new number, that one keeps it; the former number stays told.
    shop.void(&changed);
    let again = bring();
    assert_eq!(shop.card(&again)["device_id"], device);
    shop.call("repair.correct", shop.correction(&again, &[("imei", json!(third))]));
    let card = shop.card(&again);
    assert_eq!((&card["imei"], &card["former"]["id"]), (&json!(third), &former));
    assert_eq!(shop.card(&changed)["imei"], right);
    assert_eq!(card["earlier"].as_array().map(Vec::len), Some(2));
}

#[test]
fn a_second_imei_of_another_machine_is_no_number_of_this_one() {
    let (one, two) = ("490154203237518", "356938035643809");
    let shop = TempShop::new();
    let (first, second) = (shop.order(1), shop.order(2));
    shop.call("repair.correct", shop.correction(&first, &[("imei", json!(one))]));
    shop.call("repair.correct", shop.correction(&second, &[("imei", json!(two))]));
    let both = shop.correction(&first, &[("imei2", json!(two))]);
    assert_eq!(faults(&shop.refused("repair.correct", both)), [("imei2", "field.known_imei")]);
    assert_eq!(shop.card(&first)["imei2"], Value::Null);
}

#[test]
fn an_order_that_is_over_stays_as_it_is() {
    let shop = TempShop::new();
    let id = shop.order(1);
    shop.void(&id);
    let before = shop.journal();
    let correction = shop.correction(&id, &[("symptom", json!("电池鼓包"))]);
    let looks = json!({"id": id, "seen_seq": correction["seen_seq"], "marks": [], "checks": []});
    for (command, input) in [("repair.correct", correction), ("repair.set_condition", looks)] {
        let failure = shop.refused(command, input);
        assert_eq!((failure.code, failure.message), (Code::Refused, "repair.not_open"), "{command}");
    }
    assert_eq!(shop.journal(), before);
}

#[test]
fn a_correction_that_saw_an_older_state_is_refused() {
    let shop = TempShop::new();
    let id = shop.order(1);
    let (mine, theirs) = (
        shop.correction(&id, &[("symptom", json!("电池鼓包"))]),
        shop.correction(&id, &[("name", json!("章伟"))]),
    );
    shop.call("repair.correct", mine.clone());
    for stale in [theirs, mine] {
        let failure = shop.refused("repair.correct", stale);
        assert_eq!((failure.code, failure.message), (Code::Conflict, "edit.stale"));
        assert_eq!(
            (failure.params["person"].as_str(), failure.params["at"].as_str()),
            ("周明远", "2026-11-21 14:02")
        );
    }
    assert_eq!(
        (&shop.card(&id)["customer_name"], &shop.card(&id)["symptom"]),
        (&json!("张伟"), &json!("电池鼓包"))
    );
}

#[test]
fn a_change_of_customer_machine_or_looks_makes_the_other_editor_look_again() {
    let shop = TempShop::new();
    let (id, other) = (shop.order(1), {
        let mut input = intake(2);
        input["phone"] = json!("13800000001");
        shop.call("repair.open", input)["id"].as_str().unwrap().to_owned()
    });
    let mark = json!([{"face": "front", "kind": "crack", "x": 100, "y": 1000}]);
    let looks = json!({"id": id, "seen_seq": shop.card(&id)["seen_seq"], "marks": mark, "checks": []});
    for (name, change) in [
        ("repair.correct", shop.correction(&other, &[("wechat", json!("zhang"))])),
        ("repair.set_condition", Value::Null),
    ] {
        let stale = shop.correction(&id, &[("symptom", json!("电池鼓包"))]);
        let change = if change.is_null() {
            let mut looks = looks.clone();
            looks["seen_seq"] = shop.card(&id)["seen_seq"].clone();
            looks
        } else {
            change
        };
        shop.call(name, change);
        assert_eq!(shop.refused("repair.correct", stale).message, "edit.stale", "{name}");
    }
    assert_eq!(shop.refused("repair.set_condition", looks).message, "edit.stale");
    assert_eq!(shop.card(&id)["marks"], mark);
}

#[test]
fn a_correction_has_the_faults_of_an_intake() {
    let shop = TempShop::new();
    let id = shop.order(1);
    let wrong = shop.correction(&id, &[("phone", json!("1")), ("symptom", json!(""))]);
    let told = faults(&shop.refused("repair.correct", wrong));
    assert_eq!(told, [("phone", "field.bad_phone"), ("symptom", "field.empty")]);
    let mut unknown = shop.correction(&id, &[]);
    unknown["id"] = json!("00000000-0000-7000-8000-000000000000");
    assert_eq!(shop.refused("repair.correct", unknown).code, Code::NotFound);
}

#[test]
fn the_history_shows_what_stood_there_before_with_numbers_masked() {
    let shop = TempShop::new();
    let id = shop.order(1);
    let changes = [("name", json!("章伟")), ("phone", json!("13911112222")), ("symptom", json!("屏幕碎裂"))];
    shop.call("repair.correct", shop.correction(&id, &changes));
    let history = shop.call("repair.history", json!({"id": id}));
    let rows = history.as_array().unwrap();
    assert_eq!(rows[0]["changes"], json!([]), "the opening stands on the page already");
    let plain = |value: &str| json!({"kind": "plain", "value": value});
    let change = |field: &str| -> (Value, Value) {
        let mut found = rows.iter().skip(1).flat_map(|row| row["changes"].as_array().unwrap());
        let change =
            found.find(|change| change["field"] == field).unwrap_or_else(|| panic!("{field} in {history}"));
        (change["before"].clone(), change["after"].clone())
    };
    assert_eq!(change("name"), (plain("张伟"), plain("章伟")));
    assert_eq!(change("phone"), (plain("138****0001"), plain("139****2222")));
    assert_eq!(change("symptom"), (plain("昨晚摔落，屏幕左上角碎裂"), plain("屏幕碎裂")));
    assert!(rows.iter().all(|row| row["person_name"] == "周明远"));
    assert!(!history.to_string().contains("13911112222"));
}

#[test]
fn another_customer_is_shown_in_the_history_by_name() {
    let shop = TempShop::new();
    let id = shop.order(1);
    let mut second = intake(2);
    second["phone"] = json!("13800000001");
    let other = shop.call("repair.open", second)["id"].as_str().unwrap().to_owned();
    let changes = [("name", json!("刘芳")), ("for_customer", json!(false))];
    shop.call("repair.correct", shop.correction(&id, &changes));
    let history = shop.call("repair.history", json!({"id": id}));
    let change = &history.as_array().unwrap().last().unwrap()["changes"][0];
    assert_eq!(change["field"], "customer");
    assert_eq!(change["before"]["value"], "张伟 138****0001");
    assert_eq!(change["after"]["value"], "刘芳 138****0001");
    assert_eq!(shop.card(&other)["customer_name"], "张伟");
}

#[test]
fn a_company_and_a_line_of_the_catalogue_are_called_by_name_in_the_history() {
    let shop = TempShop::new();
    let id = shop.order(1);
    let catalogue = shop.call("catalogue.all", json!({}));
    let id_of = |name: &str| {
        let models = catalogue["models"].as_array().unwrap();
        models.iter().find(|model| model["name"] == name).unwrap()["id"].clone()
    };
    for (company, model) in [("朝阳物业", "Pura 70 Ultra"), ("京城快修", "iPhone 15")] {
        let changes = [("company", json!(company)), ("catalogue", id_of(model))];
        shop.call("repair.correct", shop.correction(&id, &changes));
    }
    let history = shop.call("repair.history", json!({"id": id}));
    let rows = history.as_array().unwrap();
    let values = |field: &str| -> Vec<(Value, Value)> {
        let changes = rows.iter().flat_map(|row| row["changes"].as_array().unwrap());
        let of_field = changes.filter(|change| change["field"] == field);
        of_field.map(|one| (one["before"]["value"].clone(), one["after"]["value"].clone())).collect()
    };
    let (none, plain) = (Value::Null, |text: &str| json!(text));
    assert_eq!(
        values("company"),
        [(none.clone(), plain("朝阳物业")), (plain("朝阳物业"), plain("京城快修"))]
    );
    let (pura, iphone) = (plain("HUAWEI Pura 70 Ultra"), plain("Apple iPhone 15"));
    assert_eq!(values("catalogue"), [(none, pura.clone()), (pura, iphone)]);
}

#[test]
fn a_correction_that_changes_nothing_writes_nothing() {
    let shop = TempShop::new();
    let id = shop.order(1);
    let before = shop.journal();
    shop.call("repair.correct", shop.correction(&id, &[]));
    assert_eq!(shop.journal(), before);
}

#[test]
fn a_wechat_name_that_is_a_phone_stays_masked_and_is_kept_when_it_comes_back() {
    let shop = TempShop::new();
    let mut first = intake(1);
    first["wechat"] = json!("13912348888");
    let id = shop.call("repair.open", first)["id"].as_str().unwrap().to_owned();
    let card = shop.card(&id);
    assert_eq!(card["wechat"], "139****8888");
    let customer = json!({"id": card["customer_id"]});
    assert_eq!(shop.call("customer.card", customer.clone())["wechat"], "139****8888");
    let found = shop.call("customer.by_phone", json!({"phone": "13800000001"}));
    assert_eq!(found[0]["wechat"], "139****8888");
    let kept = || -> String {
        let db = tests::past_the_store(shop.root());
        db.query_row("SELECT wechat FROM customer", [], |row| row.get(0)).unwrap()
    };
    // The page sends back what it was shown, and the next intake does, too.
    shop.call("repair.correct", shop.correction(&id, &[("symptom", json!("电池鼓包"))]));
    let card = shop.call("customer.card", customer.clone());
    let revision = json!({
        "id": card["id"], "seen_seq": card["seen_seq"], "name": "张伟", "phone": null, "wechat": card["wechat"],
        "address": "朝阳门", "company": "", "add_phones": [], "drop_phones": [],
    });
    shop.call("customer.revise", revision);
    let mut next = intake(2);
    (next["customer"], next["wechat"]) = (card["id"].clone(), json!("139****8888"));
    shop.call("repair.open", next);
    assert_eq!(kept(), "13912348888");
    // Another one is written, and the history tells neither whole.
    shop.call("repair.correct", shop.correction(&id, &[("wechat", json!("13700006666"))]));
    assert_eq!(kept(), "13700006666");
    let history = shop.call("repair.history", json!({"id": id})).to_string();
    assert!(history.contains("137****6666"), "{history}");
    assert!(!history.contains("13912348888") && !history.contains("13700006666"), "{history}");
}

#[test]
fn contacts_have_one_rule_wherever_they_are_written() {
    let shop = TempShop::new();
    let id = shop.order(1);
    let long = "号".repeat(200);
    let mut next = intake(2);
    next["address"] = json!(long);
    shop.call("repair.open", next);
    shop.call("repair.correct", shop.correction(&id, &[("address", json!(long))]));
    let bad = [("wechat", json!("a b")), ("address", json!("号".repeat(201)))];
    let told = [("wechat", "field.bad_code"), ("address", "field.too_long")];
    assert_eq!(faults(&shop.refused("repair.correct", shop.correction(&id, &bad))), told);
    let mut next = intake(3);
    for (field, value) in bad {
        next[field] = value;
    }
    assert_eq!(faults(&shop.refused("repair.open", next)), told);
}
