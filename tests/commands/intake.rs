//! The whole intake: everything a counter writes down, and every way it may be wrong.

use kernel::Code;
use serde_json::{Value, json};
use std::sync::Arc;
use tests::{TempShop, faults, intake};

/// Every field of an intake, as a courier's parcel with a phone in it fills them.
fn whole() -> Value {
    json!({
        "phone": "138 1234 5678", "name": "张伟", "wechat": "zhangwei88", "address": "朝阳门外大街 3 号",
        "company": "朝阳物业", "kind": "phone", "brand": "OPPO", "model": "Reno 12", "colour": "雾海蓝",
        "storage": "12+256", "imei": "IMEI1: 49015420/323751/8 / 01", "imei2": "356938035643809",
        "serial": "f2lxk0q1n7", "channel": "courier", "waybill": "SF1234567890", "place": "国贸接机点",
        "codes": ["A01", "B01"], "symptom": "昨晚摔落", "reproduced": "yes",
        "marks": [{"face": "front", "kind": "crack", "x": 0, "y": 1000}],
        "checks": [{"item": "power", "result": "pass"}, {"item": "display", "result": "fail"}],
        "accessories": ["case", "sim", "case"], "accessory_note": "壳上有挂绳",
        "backed_up": "yes", "account_lock": "off", "repair_mode": true,
        "passcode": {"kind": "pattern", "secret": "14789"},
        "estimate": 39_900, "ask_above": 50_000,
        "prepaid": {"amount": 10_000, "method": "wechat", "reference": "4200001"},
        "promised_at": "2026-11-24T12:00:00.000Z", "warranty": "claimed", "warranty_basis": "invoice",
        "bought_on": "2026-11-21",
        "consent": {"how": "pad", "signature": "[[0,0,500,400,1000,0]]"},
    })
}

fn with(field: &str, value: Value) -> Value {
    let mut input = whole();
    input[field] = value;
    input
}

#[test]
fn everything_that_was_written_down_is_read_back() {
    let shop = TempShop::new();
    let opened = shop.call("repair.open", whole());
    assert!(opened["prepayment"].is_string() && opened["visit"].is_string(), "{opened}");
    let card = shop.card(opened["id"].as_str().unwrap());
    for field in ["wechat", "address", "company", "kind", "brand", "model", "colour", "storage", "imei2"] {
        assert_eq!(card[field], whole()[field], "{field}");
    }
    for field in ["channel", "waybill", "place", "codes", "symptom", "reproduced", "marks", "checks"] {
        assert_eq!(card[field], whole()[field], "{field}");
    }
    for field in ["accessory_note", "backed_up", "account_lock", "repair_mode", "estimate", "ask_above"] {
        assert_eq!(card[field], whole()[field], "{field}");
    }
    for field in ["promised_at", "warranty", "warranty_basis", "bought_on"] {
        assert_eq!(card[field], whole()[field], "{field}");
    }
    assert_eq!((&card["imei"], &card["serial"]), (&json!("490154203237518"), &json!("F2LXK0Q1N7")));
    assert_eq!(card["accessories"], json!(["sim", "case"]), "each once");
    let passcode = &card["passcode"];
    assert_eq!((&passcode["kind"], &passcode["purged"]), (&json!("pattern"), &json!(false)));
    assert_eq!((&card["prepaid"], card["payments"].as_array().map(Vec::len)), (&json!(10_000), Some(1)));
    assert_eq!((&card["overdue"], &card["photos"], &card["visit"]), (&json!(false), &json!(0), &json!([])));
    let consent = &card["consent"];
    assert_eq!((&consent["how"], &consent["by"]), (&json!("pad"), &json!("周明远")));
    assert_eq!((&consent["terms_version"], &consent["privacy_version"]), (&json!(1), &json!(1)));
    assert_eq!(consent["signature"], whole()["consent"]["signature"]);
    assert!(card["code_words"].as_str().unwrap().contains('；'), "{}", card["code_words"]);
}

#[test]
fn what_is_left_out_is_as_it_mostly_is() {
    let shop = TempShop::new();
    let card = shop.card(&shop.order(1));
    assert_eq!((&card["kind"], &card["channel"]), (&json!("other"), &json!("carry_in")));
    assert_eq!((&card["consent"]["how"], &card["warranty"]), (&json!("paper"), &json!("none")));
    assert_eq!((&card["passcode"], &card["prepaid"]), (&Value::Null, &json!(0)));
    // An hour of opening time from 14:02:03 in Shanghai, on a full minute.
    assert_eq!(card["promised_at"], "2026-11-21T07:03:00.000Z");
    let promise =
        |channel: &str| shop.call("repair.promise", json!({"channel": channel}))["promised_at"].clone();
    assert_eq!(promise("carry_in"), "2026-11-21T07:03:00.000Z");
    assert_eq!(promise("courier"), "2026-11-24T12:00:00.000Z");
    let mut phone = intake(2);
    phone["imei"] = json!("490154203237518");
    let phone = shop.call("repair.open", phone);
    assert_eq!(shop.card(phone["id"].as_str().unwrap())["kind"], "phone");
}

#[test]
fn each_wrong_field_is_told_where_it_stands_and_nothing_is_written() {
    let shop = TempShop::new();
    let before = shop.journal();
    let mark = json!({"face": "front", "kind": "dent", "x": 1, "y": 1});
    let cases = [
        ("wechat", json!("微".repeat(121)), "field.too_long"),
        ("address", json!("a\nb"), "field.control_character"),
        ("company", json!("公".repeat(121)), "field.too_long"),
        ("colour", json!("蓝\u{7}"), "field.control_character"),
        ("imei", json!("490154203237519"), "field.bad_imei_digit"),
        ("imei2", json!("490154203237518"), "field.same_imei"),
        ("imei2", json!("35693803564380x"), "field.bad_imei_length"),
        ("unreadable", json!("碎了"), "field.too_short"),
        ("waybill", json!("S".repeat(121)), "field.too_long"),
        ("codes", json!(["A01", "Z99"]), "field.unknown_code"),
        ("symptom", json!("a\u{0}b"), "field.control_character"),
        ("marks", json!([{"face": "back", "kind": "dent", "x": 1001, "y": 0}]), "field.off_the_outline"),
        ("marks", json!(vec![mark; 61]), "field.too_many"),
        (
            "checks",
            json!([{"item": "power", "result": "pass"}, {"item": "power", "result": "fail"}]),
            "field.twice",
        ),
        ("accessory_note", json!("\u{1b}[31m"), "field.control_character"),
        ("passcode", json!({"kind": "digits", "secret": "123"}), "field.bad_digits"),
        ("passcode", json!({"kind": "pattern", "secret": "1233"}), "field.bad_pattern"),
        ("passcode", json!({"kind": "text", "secret": ""}), "field.bad_passcode"),
        ("estimate", json!(-1), "field.bad_amount"),
        ("ask_above", json!(1_000_000_000), "field.bad_amount"),
        ("prepaid", json!({"amount": 0, "method": "cash", "reference": ""}), "field.not_positive"),
        ("promised_at", json!("2026-11-21T06:02:03.003Z"), "field.in_the_past"),
        ("promised_at", json!("2027-11-30T06:00:00.000Z"), "field.too_far"),
        ("warranty_basis", Value::Null, "field.no_basis"),
        ("bought_on", json!("2026-11-22"), "field.in_the_future"),
        ("consent", json!({"how": "pad", "signature": null}), "field.no_signature"),
        ("consent", json!({"how": "pad", "signature": "[[1,2]]"}), "field.no_signature"),
        ("consent", json!({"how": "pad", "signature": "[[0,0,1001,0]]"}), "field.bad_signature"),
        ("consent", json!({"how": "pad", "signature": "<svg/>"}), "field.bad_signature"),
        ("photos", json!([{"hash": "0".repeat(64), "view": "front"}]), "photo.not_staged"),
    ];
    for (field, value, message) in cases {
        let failure = shop.refused("repair.open", with(field, value.clone()));
        assert_eq!((failure.code, failure.message), (Code::Invalid, "repair.invalid"), "{field} {value}");
        assert_eq!(faults(&failure), [(field, message)], "{field} {value}");
    }
    let mut nothing = whole();
    (nothing["codes"], nothing["symptom"]) = (json!([]), json!(" \n"));
    assert_eq!(faults(&shop.refused("repair.open", nothing)), [("symptom", "field.empty")]);
    let mut all = whole();
    (all["phone"], all["imei"], all["estimate"]) = (json!("1"), json!("1"), json!(-5));
    (all["checks"], all["bought_on"]) = (json!([]), json!("2099-01-01"));
    let told = faults(&shop.refused("repair.open", all));
    assert_eq!(
        told.iter().map(|(field, _)| *field).collect::<Vec<_>>(),
        ["phone", "imei", "estimate", "bought_on"]
    );
    assert_eq!(shop.journal(), before, "nothing was written");
    assert!(!shop.root().join("keys").exists(), "nor was a key made");
    shop.call("repair.open", whole());
}

#[test]
fn codes_or_words_say_what_is_wrong() {
    let shop = TempShop::new();
    let opened = shop.call("repair.open", with("symptom", json!("")));
    let card = shop.card(opened["id"].as_str().unwrap());
    assert_eq!((&card["symptom"], &card["codes"]), (&json!(""), &json!(["A01", "B01"])));
}

#[test]
fn a_machine_without_readable_numbers_has_a_reason_and_is_chosen_again() {
    let shop = TempShop::new();
    let mut input = intake(1);
    (input["serial"], input["unreadable"]) = (Value::Null, json!("铭牌撕掉了"));
    let first = shop.call("repair.open", input.clone())["id"].as_str().unwrap().to_owned();
    let card = shop.card(&first);
    assert_eq!(card["unreadable"], "铭牌撕掉了");
    shop.void(&first);
    let (mut again, mut fresh) = (input.clone(), input);
    (again["unreadable"], again["device"]) = (Value::Null, card["device_id"].clone());
    fresh["phone"] = json!("13900000009");
    let again = shop.call("repair.open", again)["id"].as_str().unwrap().to_owned();
    assert_eq!(shop.card(&again)["device_id"], card["device_id"]);
    assert_eq!(shop.card(&again)["unreadable"], "铭牌撕掉了", "as it was known");
    let fresh = shop.call("repair.open", fresh)["id"].as_str().unwrap().to_owned();
    assert_ne!(shop.card(&fresh)["device_id"], card["device_id"], "nobody said it was the same one");
    let mut unknown = intake(3);
    unknown["device"] = json!("00000000-0000-7000-8000-000000000000");
    assert_eq!(shop.refused("repair.open", unknown).message, "device.not_found");
}

#[test]
fn a_chosen_machine_with_another_number_than_was_read_is_another_machine() {
    let shop = TempShop::new();
    let first = shop.order(1);
    shop.void(&first);
    let chosen = shop.card(&first)["device_id"].clone();
    let mut input = intake(2);
    input["device"] = chosen.clone();
    let second = shop.call("repair.open", input)["id"].as_str().unwrap().to_owned();
    assert_ne!(shop.card(&second)["device_id"], chosen);
    assert_eq!(
        (&shop.card(&first)["serial"], &shop.card(&second)["serial"]),
        (&json!("SN00000001"), &json!("SN00000002"))
    );
}

#[test]
fn two_imeis_of_two_machines_are_not_one_machine() {
    let (one, two) = ("490154203237518", "356938035643809");
    let shop = TempShop::new();
    let bring = |i: u32, fields: &[(&str, &str)]| {
        let mut input = intake(i);
        for (field, imei) in fields {
            input[*field] = json!(imei);
        }
        input
    };
    let first = shop.call("repair.open", bring(1, &[("imei", one)]))["id"].as_str().unwrap().to_owned();
    shop.void(&first);
    shop.call("repair.open", bring(2, &[("imei", two)]));
    let before = shop.journal();
    let failure = shop.refused("repair.open", bring(1, &[("imei", one), ("imei2", two)]));
    assert_eq!((failure.code, faults(&failure)), (Code::Invalid, vec![("imei2", "field.known_imei")]));
    // The machine that is still here is known by its IMEI in whichever field.
    let failure = shop.refused("repair.open", bring(3, &[("imei", "352099001761481"), ("imei2", two)]));
    assert_eq!((failure.message, &*failure.params["number"]), ("repair.already_open", "WX261121-0002"));
    assert_eq!(shop.journal(), before);
}

#[test]
fn a_machine_that_is_still_here_is_not_taken_in_twice() {
    let shop = TempShop::new();
    let first = shop.call("repair.open", whole());
    let before = shop.journal();
    for (field, value, at) in [
        ("imei", json!("490154203237518"), "imei"),
        ("imei", json!("356938035643809"), "imei"),
        ("serial", json!("F2LXK0Q1N7"), "serial"),
    ] {
        let mut input =
            json!({"phone": "13900000001", "name": "李娜", "brand": "oppo", "model": "x", "symptom": "y"});
        input[field] = value;
        let failure = shop.refused("repair.open", input);
        assert_eq!((failure.code, failure.message), (Code::Conflict, "repair.already_open"));
        assert_eq!(faults(&failure), [(at, "field.already_open")]);
        assert_eq!(failure.params["number"], "WX261121-0001");
        assert_eq!(json!(failure.params["id"]), first["id"]);
    }
    assert_eq!(shop.journal(), before);
    shop.call("payment.give_back", json!({
        "repair": first["id"], "amount": 10_000, "method": "wechat", "reference": "", "reason": "客户改变主意",
    }));
    shop.void(first["id"].as_str().unwrap());
    let second = shop.call("repair.open", with("prepaid", Value::Null));
    assert_eq!(second["number"], "WX261121-0002", "and no number was used up");
}

#[test]
fn what_was_typed_corrects_what_was_known_and_blanks_say_nothing() {
    let shop = TempShop::new();
    let first = shop.call("repair.open", with("prepaid", Value::Null))["id"].as_str().unwrap().to_owned();
    shop.void(&first);
    let again = json!({
        "phone": "13812345678", "name": "张伟", "brand": "OPPO", "model": "Reno 12 Pro", "imei": "356938035643809",
        "colour": "", "symptom": "又坏了", "wechat": "", "address": "新地址 5 号",
    });
    let again = shop.call("repair.open", again)["id"].as_str().unwrap().to_owned();
    let (before, card) = (shop.card(&first), shop.card(&again));
    assert_eq!((&card["device_id"], &card["customer_id"]), (&before["device_id"], &before["customer_id"]));
    assert_eq!((&card["model"], &card["colour"]), (&json!("Reno 12 Pro"), &json!("雾海蓝")));
    assert_eq!((&card["imei"], &card["imei2"]), (&json!("490154203237518"), &json!("356938035643809")));
    assert_eq!((&card["wechat"], &card["address"]), (&json!("zhangwei88"), &json!("新地址 5 号")));
    assert_eq!((&card["company"], &card["serial"]), (&json!("朝阳物业"), &json!("F2LXK0Q1N7")));
    assert_eq!(card["earlier"].as_array().map(Vec::len), Some(1));
}

#[test]
fn a_chosen_customer_needs_no_name_and_no_number() {
    let shop = TempShop::new();
    let customer = shop.card(&shop.order(1))["customer_id"].clone();
    let mut second = intake(2);
    (second["customer"], second["phone"], second["name"]) = (customer.clone(), json!(""), json!(""));
    let id = shop.call("repair.open", second)["id"].as_str().unwrap().to_owned();
    assert_eq!(shop.card(&id)["customer_id"], customer);
    assert_eq!(shop.card(&id)["customer_orders"], 2);
    let mut unknown = intake(3);
    unknown["customer"] = json!("00000000-0000-7000-8000-000000000000");
    assert_eq!(shop.refused("repair.open", unknown).message, "customer.not_found");
}

#[test]
fn machines_of_one_visit_know_each_other() {
    let shop = TempShop::new();
    let of = |i: u32, phone: &str, visit: &Value| {
        let mut input = intake(i);
        (input["phone"], input["visit"]) = (json!(phone), visit.clone());
        shop.call("repair.open", input)
    };
    let first = of(1, "13800000001", &Value::Null);
    let second = of(2, "13800000001", &first["visit"]);
    assert_eq!(second["visit"], first["visit"]);
    let others = shop.card(first["id"].as_str().unwrap())["visit"].clone();
    assert_eq!(others[0]["number"], "WX261121-0002");
    assert_eq!((&others[0]["device"], &others[0]["stage"]), (&json!("OPPO Reno 12"), &json!("received")));
    let stranger = of(3, "13900000003", &first["visit"]);
    assert_ne!(stranger["visit"], first["visit"], "another customer's visit is another one");
    shop.clock.set("2026-11-22T06:00:00.000Z");
    shop.sign_in();
    assert_ne!(of(4, "13800000001", &first["visit"])["visit"], first["visit"], "and tomorrow's, too");
}

#[test]
fn the_same_intake_sent_again_is_one_order_even_with_another_passcode() {
    let shop = TempShop::new();
    let caller = shop.with_request(1);
    let first = shop.call_as(&caller, "repair.open", whole());
    let entries = shop.journal().len();
    assert_eq!(shop.call_as(&caller, "repair.open", whole()), first);
    let other = with("passcode", json!({"kind": "digits", "secret": "2580"}));
    assert_eq!(shop.call_as(&caller, "repair.open", other), first, "a secret is no part of what was asked");
    assert_eq!(
        shop.refused_as(&caller, "repair.open", with("estimate", json!(1))).message,
        "request.mismatch"
    );
    assert_eq!(shop.journal().len(), entries);
}

#[test]
fn two_desks_that_take_the_same_machine_in_at_once_open_one_order() {
    let shop = TempShop::new();
    let open = |_| {
        let (desk, window) = (Arc::clone(&shop.desk), shop.window.clone());
        std::thread::spawn(move || {
            desk.call(&window, "repair.open", whole()).map_err(|failure| failure.message)
        })
    };
    let answers: Vec<_> = (0..4).map(open).map(|desk| desk.join().unwrap()).collect();
    assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1);
    assert_eq!(answers.iter().filter(|answer| **answer == Err("repair.already_open")).count(), 3);
}
