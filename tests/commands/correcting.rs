//! Correcting what was written at intake.

use kernel::Code;
use serde_json::{Value, json};
use tests::{TempShop, faults, intake};

fn card(shop: &TempShop, id: &str) -> Value {
    shop.call("repair.card", json!({"id": id}))
}

/// The intake `i` as an editor of order `id` sends it back, with changes.
fn correction(shop: &TempShop, id: &str, i: u32, changes: &[(&str, Value)]) -> Value {
    let mut input = intake(i);
    input["id"] = json!(id);
    input["seen_seq"] = card(shop, id)["seen_seq"].clone();
    for (field, to) in changes {
        input[*field] = to.clone();
    }
    input
}

#[test]
fn a_customer_with_this_order_only_is_put_right_in_place() {
    let shop = TempShop::new();
    let id = shop.order(1);
    let before = card(&shop, &id);
    let changes =
        [("name", json!("章伟")), ("phone", json!("139 0000 0001")), ("symptom", json!("屏幕碎裂"))];
    let seen = shop.call("repair.correct", correction(&shop, &id, 1, &changes));
    let after = card(&shop, &id);
    assert_eq!(after["seen_seq"], seen["seen_seq"]);
    assert_eq!(after["customer_id"], before["customer_id"]);
    assert_eq!((&after["customer_name"], &after["symptom"]), (&json!("章伟"), &json!("屏幕碎裂")));
    assert_eq!(after["phone_masked"], "139****0001");
    assert_eq!((&after["number"], &after["code"]), (&before["number"], &before["code"]));
}

#[test]
fn a_customer_with_other_orders_keeps_them_under_the_old_name() {
    let shop = TempShop::new();
    let mut second = intake(2);
    second["phone"] = json!("13800000001");
    let first = shop.order(1);
    let second = shop.call("repair.open", second)["id"].as_str().unwrap().to_owned();
    assert_eq!(card(&shop, &first)["customer_id"], card(&shop, &second)["customer_id"]);
    let changes = [("phone", json!("13800000001")), ("name", json!("刘芳"))];
    shop.call("repair.correct", correction(&shop, &second, 2, &changes));
    assert_eq!(card(&shop, &first)["customer_name"], "张伟");
    assert_eq!(card(&shop, &second)["customer_name"], "刘芳");
    let back = [("phone", json!("13800000001"))];
    shop.call("repair.correct", correction(&shop, &second, 2, &back));
    assert_eq!(card(&shop, &second)["customer_id"], card(&shop, &first)["customer_id"], "known again");
}

#[test]
fn a_machine_with_this_order_only_is_put_right_in_place() {
    let shop = TempShop::new();
    let id = shop.order(1);
    let device = card(&shop, &id)["device_id"].clone();
    let changes = [("serial", json!("SN-7")), ("imei", json!("49015420323751")), ("model", json!("Reno 13"))];
    shop.call("repair.correct", correction(&shop, &id, 1, &changes));
    let after = card(&shop, &id);
    assert_eq!((&after["device_id"], &after["model"]), (&device, &json!("Reno 13")));
    assert_eq!((&after["imei"], &after["serial"]), (&json!("490154203237518"), &json!("SN-7")));
    let away = [("serial", Value::Null), ("imei", json!("490154203237518"))];
    shop.call("repair.correct", correction(&shop, &id, 1, &away));
    assert_eq!(card(&shop, &id)["serial"], Value::Null, "a number that was taken away is gone");
}

#[test]
fn a_machine_with_other_orders_keeps_its_numbers() {
    let shop = TempShop::new();
    let (first, second) = (shop.order(1), shop.order(1));
    assert_eq!(card(&shop, &second)["earlier"][0]["number"], "WX261121-0001");
    let changes = [("serial", json!("SN99999999"))];
    shop.call("repair.correct", correction(&shop, &second, 1, &changes));
    assert_eq!(card(&shop, &first)["serial"], "SN00000001");
    assert_eq!(
        (&card(&shop, &second)["serial"], &card(&shop, &second)["earlier"]),
        (&json!("SN99999999"), &json!([]))
    );
    shop.call("repair.correct", correction(&shop, &second, 1, &[]));
    assert_eq!(card(&shop, &second)["device_id"], card(&shop, &first)["device_id"]);
}

#[test]
fn a_correction_that_saw_an_older_state_is_refused() {
    let shop = TempShop::new();
    let id = shop.order(1);
    let (mine, theirs) = (
        correction(&shop, &id, 1, &[("symptom", json!("电池鼓包"))]),
        correction(&shop, &id, 1, &[("name", json!("章伟"))]),
    );
    shop.call("repair.correct", mine.clone());
    for stale in [theirs, mine] {
        let failure = shop.refused("repair.correct", stale);
        assert_eq!((failure.code, failure.message), (Code::Conflict, "edit.stale"));
    }
    assert_eq!(
        (&card(&shop, &id)["customer_name"], &card(&shop, &id)["symptom"]),
        (&json!("张伟"), &json!("电池鼓包"))
    );
}

#[test]
fn a_change_of_the_shared_customer_makes_the_other_orders_editor_look_again() {
    let shop = TempShop::new();
    let id = shop.order(1);
    let stale = correction(&shop, &id, 1, &[("symptom", json!("电池鼓包"))]);
    let mut other = intake(1);
    other["model"] = json!("Reno 13");
    shop.call("repair.open", other);
    assert_eq!(
        shop.refused("repair.correct", stale).message,
        "edit.stale",
        "the machine was renamed meanwhile"
    );
}

#[test]
fn a_correction_has_the_faults_of_an_intake() {
    let shop = TempShop::new();
    let id = shop.order(1);
    let wrong = correction(&shop, &id, 1, &[("phone", json!("1")), ("symptom", json!(""))]);
    let told = faults(&shop.refused("repair.correct", wrong));
    assert_eq!(told, [("phone", "field.bad_phone"), ("symptom", "field.empty")]);
    let mut unknown = correction(&shop, &id, 1, &[]);
    unknown["id"] = json!("00000000-0000-7000-8000-000000000000");
    assert_eq!(shop.refused("repair.correct", unknown).code, Code::NotFound);
}

#[test]
fn the_history_shows_what_stood_there_before_with_numbers_masked() {
    let shop = TempShop::new();
    let id = shop.order(1);
    let changes = [("name", json!("章伟")), ("phone", json!("13911112222")), ("symptom", json!("屏幕碎裂"))];
    shop.call("repair.correct", correction(&shop, &id, 1, &changes));
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
    let (id, other) = (shop.order(1), shop.order(1));
    shop.call("repair.correct", correction(&shop, &id, 1, &[("name", json!("刘芳"))]));
    let history = shop.call("repair.history", json!({"id": id}));
    let change = &history.as_array().unwrap().last().unwrap()["changes"][0];
    assert_eq!(change["field"], "customer");
    assert_eq!(change["before"]["value"], "张伟 138****0001");
    assert_eq!(change["after"]["value"], "刘芳 138****0001");
    assert_eq!(card(&shop, &other)["customer_name"], "张伟");
}

#[test]
fn a_correction_that_changes_nothing_writes_nothing() {
    let shop = TempShop::new();
    let id = shop.order(1);
    let before = shop.journal();
    shop.call("repair.correct", correction(&shop, &id, 1, &[]));
    assert_eq!(shop.journal(), before);
}
