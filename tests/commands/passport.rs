//! What is known of a machine, whoever brings it and whatever its numbers are now.

use kernel::Code;
use serde_json::{Value, json};
use tests::{TempShop, faults, intake};

const OLD: &str = "490154203237518";
const NEW: &str = "356938035643809";
const OTHER: &str = "352099001761481";

/// Takes a machine in and hands it back at once; answers its order and machine.
fn visit(shop: &TempShop, i: u32, fields: &[(&str, Value)]) -> (String, Value) {
    let mut input = intake(i);
    for (field, value) in fields {
        input[*field] = value.clone();
    }
    let id = shop.call("repair.open", input)["id"].as_str().unwrap().to_owned();
    shop.void(&id);
    let device = shop.card(&id)["device_id"].clone();
    (id, device)
}

fn numbers(passport: &Value) -> Vec<&str> {
    passport["orders"].as_array().unwrap().iter().map(|row| row["number"].as_str().unwrap()).collect()
}

#[test]
fn a_passport_opens_by_every_number_and_tells_every_order() {
    let shop = TempShop::new();
    let (_, device) = visit(&shop, 1, &[("imei", json!(OLD)), ("imei2", json!(NEW))]);
    visit(&shop, 1, &[("imei", json!(OLD)), ("phone", json!("13900000002")), ("name", json!("李娜"))]);
    shop.call(
        "note.add",
        json!({"about": "device", "subject": device, "kind": "careful", "text": "电池鼓包"}),
    );
    for input in [
        json!({"id": device}),
        json!({"imei": "49015420/323751/8"}),
        json!({"imei": NEW}),
        json!({"imei": OTHER, "serial": "sn00000001", "brand": "oppo"}),
    ] {
        let passport = shop.call("device.passport", input.clone());
        assert_eq!(passport["id"], device, "{input}");
        assert_eq!(numbers(&passport), ["WX261121-0002", "WX261121-0001"], "newest first");
        let customers: Vec<_> =
            passport["customers"].as_array().unwrap().iter().map(|row| row["name"].clone()).collect();
        assert_eq!(customers.len(), 2);
        assert_eq!(
            (&passport["open_order"], &passport["notes"][0]["text"]),
            (&Value::Null, &json!("电池鼓包"))
        );
    }
    for nothing in [
        json!({}),
        json!({"imei": OTHER}),
        json!({"imei": "4901"}),
        json!({"serial": "SN00000001"}),
        json!({"serial": "SN00000001", "brand": "vivo"}),
    ] {
        assert_eq!(shop.call("device.passport", nothing.clone()), Value::Null, "{nothing}");
    }
    let mut third = intake(1);
    third["imei"] = json!(OLD);
    shop.call("repair.open", third);
    assert_eq!(shop.call("device.passport", json!({"imei": OLD}))["open_order"]["number"], "WX261121-0003");
}

#[test]
fn a_new_main_board_keeps_the_machines_past() {
    let shop = TempShop::new();
    let (_, old) = visit(&shop, 1, &[("imei", json!(OLD))]);
    let mut input = intake(1);
    input["imei"] = json!(OLD);
    let id = shop.call("repair.open", input)["id"].as_str().unwrap().to_owned();
    let changed = |imei: &Value| json!({"repair": id, "seen_seq": shop.card(&id)["seen_seq"], "imei": imei, "imei2": null, "serial": null});
    let refused = |imei: &Value| faults(&shop.refused("repair.board_changed", changed(imei)));
    assert_eq!(refused(&Value::Null), [("imei", "field.imei_or_serial")]);
    assert_eq!(refused(&json!(OLD)), [("imei", "field.known_imei")]);
    assert_eq!(refused(&json!("1")), [("imei", "field.bad_imei_length")]);
    let seen = shop.call("repair.board_changed", changed(&json!(NEW)));
    let card = shop.card(&id);
    assert_eq!(
        (&card["imei"], &card["serial"], &card["seen_seq"]),
        (&json!(NEW), &json!("SN00000001"), &seen["seen_seq"])
    );
    assert_eq!((&card["former"]["id"], &card["former"]["imei"]), (&old, &json!(OLD)));
    assert_eq!(card["earlier"].as_array().map(Vec::len), Some(1), "the order before is the machine's own");
    for imei in [OLD, NEW] {
        let passport = shop.call("device.passport", json!({"imei": imei}));
        assert_eq!(numbers(&passport), ["WX261121-0002", "WX261121-0001"], "{imei}");
        assert_eq!(passport["open_order"]["number"], "WX261121-0002", "{imei}");
    }
    // By its serial number it is the machine as it is now, and it is still here under the old number, too.
    let by_serial = shop.call("device.passport", json!({"serial": "SN00000001", "brand": "OPPO"}));
    assert_eq!(by_serial["id"], card["device_id"]);
    let mut again = intake(5);
    again["imei"] = json!(OLD);
    assert_eq!(shop.refused("repair.open", again).message, "repair.already_open");
}

#[test]
fn a_board_changed_elsewhere_is_linked_at_intake() {
    let shop = TempShop::new();
    let (_, old) = visit(&shop, 1, &[("imei", json!(OLD))]);
    let (id, new) = visit(&shop, 2, &[("imei", json!(NEW)), ("former", old.clone())]);
    assert_ne!(new, old);
    assert_eq!(shop.card(&id)["former"]["imei"], OLD);
    assert_eq!(
        numbers(&shop.call("device.passport", json!({"id": old}))),
        ["WX261121-0002", "WX261121-0001"]
    );
    let mut lost = intake(3);
    lost["former"] = json!("00000000-0000-7000-8000-000000000000");
    assert_eq!(shop.refused("repair.open", lost).message, "device.not_found");
}

#[test]
fn two_rows_become_one_machine_with_all_its_orders_and_numbers() {
    let shop = TempShop::new();
    let (first, keep) = visit(&shop, 1, &[("imei", json!(OLD)), ("serial", Value::Null)]);
    let (second, merge) = visit(&shop, 2, &[("colour", json!("蓝"))]);
    shop.call("device.merge", json!({"keep": keep, "merge": merge}));
    for id in [&first, &second] {
        let card = shop.card(id);
        assert_eq!(card["device_id"], keep);
        assert_eq!((&card["imei"], &card["serial"]), (&json!(OLD), &json!("SN00000002")));
        assert_eq!(card["colour"], "蓝");
    }
    for input in [json!({"id": merge}), json!({"serial": "SN00000002", "brand": "OPPO"})] {
        let passport = shop.call("device.passport", input);
        assert_eq!((&passport["id"], numbers(&passport).len()), (&keep, 2));
    }
    let history = shop.call("repair.history", json!({"id": second}));
    let moved =
        history.as_array().unwrap().iter().find(|row| row["command"] == "device.merge").expect("told");
    assert_eq!(moved["changes"][0]["field"], "device");
    // Once merged it is the same one, by either name.
    for (keep, merge) in [(&keep, &keep), (&keep, &merge), (&merge, &keep)] {
        let failure = shop.refused("device.merge", json!({"keep": keep, "merge": merge}));
        assert_eq!(faults(&failure), [("merge", "device.merge_itself")]);
    }
    let (_, other) = visit(&shop, 3, &[("imei", json!(OTHER))]);
    let failure = shop.refused("device.merge", json!({"keep": keep, "merge": other}));
    assert_eq!((failure.code, failure.message), (Code::Refused, "device.different"));
    let unknown = json!({"keep": keep, "merge": "00000000-0000-7000-8000-000000000000"});
    assert_eq!(shop.refused("device.merge", unknown).code, Code::NotFound);
}

#[test]
fn two_machines_that_are_both_being_repaired_are_not_one() {
    let shop = TempShop::new();
    let (first, second) = (shop.order(1), shop.order(2));
    let pair = json!({"keep": shop.card(&first)["device_id"], "merge": shop.card(&second)["device_id"]});
    let failure = shop.refused("device.merge", pair.clone());
    assert_eq!((failure.code, failure.message), (Code::Conflict, "repair.already_open"));
    assert_eq!(failure.params["number"], "WX261121-0002");
    assert_ne!(shop.card(&second)["device_id"], pair["keep"]);
    shop.void(&first);
    shop.call("device.merge", pair.clone());
    assert_eq!(shop.card(&second)["device_id"], pair["keep"]);
}

#[test]
fn the_row_with_the_imei_may_be_the_one_that_goes() {
    let shop = TempShop::new();
    let (_, keep) = visit(&shop, 1, &[]);
    let (_, merge) = visit(&shop, 2, &[("imei", json!(OLD)), ("imei2", json!(NEW)), ("serial", Value::Null)]);
    shop.call("device.merge", json!({"keep": keep, "merge": merge}));
    let passport = shop.call("device.passport", json!({"imei": NEW}));
    assert_eq!((&passport["id"], &passport["imei"]), (&keep, &json!(OLD)));
    assert_eq!((&passport["imei2"], &passport["serial"]), (&json!(NEW), &json!("SN00000001")));
}
