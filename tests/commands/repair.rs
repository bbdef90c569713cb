//! Taking machines in.

use kernel::Code;
use serde_json::{Value, json};
use std::time::Duration;
use tests::{TempShop, faults, intake};

/// An intake with one field typed otherwise.
fn typed(field: &str, value: Value) -> Value {
    let mut input = intake(7);
    input[field] = value;
    input
}

#[test]
fn an_order_is_opened_found_and_shown() {
    let shop = TempShop::new();
    let opened = shop.call("repair.open", intake(7));
    assert_eq!(opened["number"], "WX261121-0001");
    let page = shop.call("repair.find", json!({"view": "open", "text": "0001", "limit": 20}));
    assert_eq!(page["rows"][0]["number"], "WX261121-0001");
    let card = shop.call("repair.card", json!({"id": opened["id"]}));
    assert_eq!(card["phone_masked"], "138****0007");
    assert_eq!(card["symptom"], "昨晚摔落，屏幕左上角碎裂");
    assert_eq!((&card["stage"], &card["opened_by"]), (&json!("received"), &json!("周明远")));
    assert_eq!(card["opened_at"], "2026-11-21T06:02:03.004Z");
}

#[test]
fn a_look_at_a_phone_number_stands_in_the_history() {
    let shop = TempShop::new();
    let id = shop.order(1);
    assert_eq!(shop.call("repair.phone", json!({"id": id}))["phone"], "13800000001");
    let history = shop.call("repair.history", json!({"id": id}));
    let commands: Vec<_> = history.as_array().unwrap().iter().map(|row| row["command"].clone()).collect();
    assert_eq!(commands, ["repair.open", "repair.phone"]);
}

#[test]
fn nothing_but_a_logged_look_shows_a_phone_number() {
    let shop = TempShop::new();
    let id = json!({"id": shop.order(1234)});
    for (name, input) in [
        ("repair.card", id.clone()),
        ("repair.history", id),
        ("repair.find", json!({"view": "all", "text": "13800001234", "limit": 9})),
        ("customer.by_phone", json!({"phone": "13800001234"})),
    ] {
        let answer = shop.call(name, input).to_string();
        assert!(!answer.contains("13800001234"), "{name}: {answer}");
    }
}

#[test]
fn every_fault_of_an_intake_stands_at_its_field() {
    let shop = TempShop::new();
    let check = |field: &'static str, value: Value, message: &'static str| {
        let failure = shop.refused("repair.open", typed(field, value.clone()));
        assert_eq!((failure.code, failure.message), (Code::Invalid, "repair.invalid"));
        assert_eq!(faults(&failure), [(field, message)], "{value}");
    };
    check("phone", json!(""), "field.empty");
    check("phone", json!("138000"), "field.bad_phone");
    check("phone", json!("1380000000"), "field.bad_phone");
    check("phone", json!("phone"), "field.bad_phone");
    check("name", json!("  "), "field.empty");
    check("name", json!("长".repeat(121)), "field.too_long");
    check("brand", json!(""), "field.empty");
    check("model", json!("a\nb"), "field.control_character");
    check("imei", json!("490154203237519"), "field.bad_imei_digit");
    check("serial", json!("序列号"), "field.bad_serial");
    check("symptom", json!("\n \t"), "field.empty");
    check("symptom", json!("a\0b"), "field.control_character");
    check("symptom", json!("机".repeat((1 << 20) / 3 + 1)), "field.too_long");
}

#[test]
fn all_faults_are_told_at_once_and_nothing_is_written() {
    let shop = TempShop::new();
    let before = shop.journal();
    let nothing = json!({"phone": "", "name": "", "brand": "", "model": "", "symptom": ""});
    let told = faults(&shop.refused("repair.open", nothing));
    let fields: Vec<_> = told.iter().map(|(field, _)| *field).collect();
    assert_eq!(fields, ["phone", "name", "brand", "model", "imei", "symptom"]);
    assert_eq!(told[4].1, "field.imei_or_serial");
    assert_eq!(shop.journal(), before);
    assert_eq!(shop.call("repair.open", intake(1))["number"], "WX261121-0001", "no number was used up");
}

#[test]
fn an_imei_is_read_as_phones_show_it() {
    let shop = TempShop::new();
    for (typed_imei, kept) in [
        ("490154203237518", "490154203237518"),
        ("49015420323751", "490154203237518"),
        ("49015420/323751/8", "490154203237518"),
        (" 49 015420 323751 8 ", "490154203237518"),
        ("35-209900-176148-1", "352099001761481"),
        ("IMEI1: 35209900/176148/1 / 01", "352099001761481"),
    ] {
        let id = shop.call("repair.open", typed("imei", json!(typed_imei)))["id"].clone();
        assert_eq!(shop.call("repair.card", json!({"id": id}))["imei"], kept, "{typed_imei}");
        shop.void(id.as_str().unwrap());
    }
    for (wrong, message) in [
        ("490154203237517", "field.bad_imei_digit"),
        ("490154203237", "field.bad_imei_length"),
        ("4901542032375181", "field.bad_imei_length"),
        ("49015420323751x", "field.bad_imei_length"),
    ] {
        assert_eq!(faults(&shop.refused("repair.open", typed("imei", json!(wrong)))), [("imei", message)]);
    }
}

#[test]
fn a_phone_number_is_read_as_people_write_it() {
    let shop = TempShop::new();
    for (written, kept) in [
        ("138 1234 5678", "13812345678"),
        ("+86 138-1234-5678", "13812345678"),
        ("１３８１２３４５６７８", "13812345678"),
        ("（0571）8765 4321", "057187654321"),
        ("+44 20 7946 0958", "+442079460958"),
    ] {
        let id = shop.call("repair.open", typed("phone", json!(written)))["id"].clone();
        assert_eq!(shop.call("repair.phone", json!({"id": id}))["phone"], kept, "{written}");
        shop.void(id.as_str().unwrap());
    }
    let known = shop.call("customer.by_phone", json!({"phone": "+86 138 1234 5678"}));
    assert_eq!(known.as_array().map(Vec::len), Some(1), "one customer, three ways to write");
    assert_eq!((&known[0]["repairs"], &known[0]["name"]), (&json!(3), &json!("张伟")));
    assert_eq!(known[0]["last_device"], "OPPO Reno 12");
    assert_eq!(
        faults(&shop.refused("customer.by_phone", json!({"phone": "x"}))),
        [("phone", "field.bad_phone")]
    );
    assert_eq!(shop.call("customer.by_phone", json!({"phone": "13912345678"})), json!([]));
}

#[test]
fn numbers_follow_each_other_within_a_civil_day_of_the_shop() {
    let shop = TempShop::new();
    let next = |i| shop.call("repair.open", intake(i))["number"].clone();
    assert_eq!([next(1), next(2), next(3)], ["WX261121-0001", "WX261121-0002", "WX261121-0003"]);
    // One millisecond before midnight in Shanghai, where UTC is still in the afternoon.
    shop.clock.set("2026-11-21T15:59:59.999Z");
    assert_eq!(next(4), "WX261121-0004");
    shop.clock.pass(Duration::from_millis(1));
    assert_eq!([next(5), next(6)], ["WX261122-0001", "WX261122-0002"]);
    shop.clock.set("2026-11-21T15:00:00.000Z");
    assert_eq!(next(7), "WX261121-0005", "a clock set back goes on where the day was left");
}

#[test]
fn an_orders_code_carries_shop_day_serial_and_a_check_digit() {
    let shop = TempShop::new();
    let id = shop.order(1);
    let card = shop.call("repair.card", json!({"id": id}));
    let code = card["code"].as_str().unwrap();
    // Shop 001, 2026-11-21, 0001. Luhn by hand, from the right, doubling every second digit from the first:
    // 1·2 0 0·2 0 1·2 2 1·2 1 6·2 2 1·2 0 0·2 → 2+0+0+0+2+2+2+1+3+2+2+0+0 = 16, so 4 fills up to 20.
    assert_eq!(code, "00126112100014");
}

#[test]
fn the_same_imei_is_the_same_machine_whoever_brings_it() {
    let shop = TempShop::new();
    let bring = |name: &str, phone: &str, model: &str| {
        let input = json!({
            "phone": phone, "name": name, "brand": "Apple", "model": model, "imei": "490154203237518",
            "symptom": "进水后不开机",
        });
        let id = shop.call("repair.open", input)["id"].as_str().unwrap().to_owned();
        shop.void(&id);
        shop.call("repair.card", json!({"id": id}))
    };
    let first = bring("张伟", "13812345678", "iPhone 13");
    assert_eq!(first["earlier"], json!([]));
    let second = bring("刘芳", "13912345678", "iPhone 13 Pro");
    assert_eq!(second["device_id"], first["device_id"]);
    assert_ne!(second["customer_id"], first["customer_id"]);
    assert_eq!(second["earlier"][0]["number"], "WX261121-0001");
    assert_eq!(second["model"], "iPhone 13 Pro", "what was said last");
    let third = bring("张伟", "13812345678", "iPhone 13 Pro");
    assert_eq!(third["customer_id"], first["customer_id"]);
    let earlier: Vec<_> =
        third["earlier"].as_array().unwrap().iter().map(|row| row["number"].clone()).collect();
    assert_eq!(earlier, ["WX261121-0002", "WX261121-0001"], "newest first");
}

#[test]
fn a_serial_number_is_one_makers() {
    let shop = TempShop::new();
    let device = |brand: &str, serial: &str| {
        let mut input = intake(1);
        (input["brand"], input["serial"]) = (json!(brand), json!(serial));
        let id = shop.call("repair.open", input)["id"].as_str().unwrap().to_owned();
        shop.void(&id);
        shop.call("repair.card", json!({"id": id}))["device_id"].clone()
    };
    let first = device("Lenovo", "pf-3x77y2");
    assert_eq!(device("lenovo", " PF-3X77Y2 "), first);
    assert_ne!(device("Dell", "PF-3X77Y2"), first);
}

#[test]
fn an_order_nobody_opened_is_not_found() {
    let shop = TempShop::new();
    let id = json!({"id": "00000000-0000-7000-8000-000000000000"});
    for name in ["repair.card", "repair.history", "repair.phone"] {
        let failure = shop.refused(name, id.clone());
        assert_eq!((failure.code, failure.message), (Code::NotFound, "repair.not_found"), "{name}");
    }
    let paper = shop.desk.paper(&shop.window, "repair.job_card", id).unwrap_err();
    assert_eq!(paper.message, "repair.not_found");
}
