//! What people type is kept and shown as typed.

use kernel::Code;
use proptest::prelude::*;
use serde_json::{Value, json};
use std::sync::OnceLock;
use tests::{TempShop, faults, intake};

const ODD: [&str; 20] = [
    "👩‍👩‍👧‍👦 屏幕 📱 🇨🇳",
    "\u{202e}abc\u{202c} \u{2066}def\u{2069}",
    "שלום עולם العربية",
    "<script>alert('x')</script><b>&amp;</b>",
    "'; DROP TABLE repair; --",
    "\" OR 1=1 --",
    "../../etc/passwd",
    "C:\\Windows\\System32\\config",
    "=HYPERLINK(\"http://evil.example\",\"x\")",
    "+1+1|cmd",
    "-2+3",
    "@SUM(A1)",
    "repair* NEAR(x, 2) AND \"y\" NOT z",
    "name:张 ^x -y",
    "{{name}} ${x} %s %n",
    "e\u{301} é ＡＢＣ ｱｲｳ",
    "𠮷野家 㐂 龘",
    "\u{feff}bom \u{200b}zero\u{200d}width",
    "\u{fffd}\u{10ffff}\u{e000}",
    "line one\u{2028}line two",
];

fn typed(field: &str, text: &str) -> Value {
    let mut input = intake(1);
    input[field] = json!(text);
    input
}

/// The card of an order whose machine goes back at once, so that it may come again.
fn card_of(shop: &TempShop, input: Value) -> Value {
    let id = shop.call("repair.open", input)["id"].as_str().unwrap().to_owned();
    shop.void(&id);
    shop.card(&id)
}

#[test]
fn odd_texts_are_kept_shown_and_found_as_typed() {
    let shop = TempShop::new();
    for text in ODD {
        let mut input = intake(1);
        for field in ["symptom", "name", "model", "brand"] {
            input[field] = json!(text);
        }
        let card = card_of(&shop, input);
        for field in ["symptom", "customer_name", "model", "brand"] {
            assert_eq!(card[field], text, "{field}");
        }
        let page = shop.call("repair.find", json!({"view": "all", "text": text, "limit": 200}));
        let found = page["rows"].as_array().unwrap();
        assert!(found.iter().any(|row| row["id"] == card["id"]), "{text:?} finds its customer");
        assert!(found.iter().all(|row| row["customer_name"].as_str().unwrap().starts_with(text)), "{text:?}");
    }
}

#[test]
fn odd_texts_go_through_history_and_papers() {
    let shop = TempShop::new();
    for text in ODD {
        let opened = shop.call("repair.open", typed("symptom", text));
        let id = opened["id"].as_str().unwrap();
        shop.call("repair.correct", shop.correction(id, &[("symptom", json!("屏幕碎了"))]));
        let history = shop.call("repair.history", json!({"id": id}));
        let change = &history.as_array().unwrap().last().unwrap()["changes"][0];
        assert_eq!(change["before"], json!({"kind": "plain", "value": text}));
        shop.desk.paper(&shop.window, "repair.job_card", json!({"id": id})).unwrap();
        shop.void(id);
    }
}

#[test]
fn a_mebibyte_of_symptom_is_kept_to_the_last_byte() {
    let shop = TempShop::new();
    let part = "屏幕碎了，\n还进过水；";
    let long = format!("{}{}", part.repeat((1 << 20) / part.len()), "x".repeat((1 << 20) % part.len()));
    assert_eq!(long.len(), 1 << 20);
    assert_eq!(card_of(&shop, typed("symptom", &long))["symptom"], long);
    let too_long = shop.refused("repair.open", typed("symptom", &format!("{long}z")));
    assert_eq!(faults(&too_long), [("symptom", "field.too_long")]);
    let page = shop.call("repair.find", json!({"view": "all", "text": long, "limit": 9}));
    let found = page["rows"].as_array().map(Vec::len);
    assert_eq!(found, Some(1), "so long a text in the box is found by its beginning and breaks nothing");
    let row = shop.call("repair.find", json!({"view": "all", "limit": 9}));
    assert_eq!(
        row["rows"][0]["symptom"].as_str().map(|s| s.chars().count()),
        Some(200),
        "a line of the list"
    );
}

#[test]
fn control_characters_are_refused_at_the_field_and_harmless_in_the_box() {
    let shop = TempShop::new();
    let controls = (0..=0x9f).filter_map(char::from_u32).filter(|c| c.is_control());
    for control in controls {
        let text = format!("前{control}后");
        for field in ["name", "brand", "model"] {
            let refused = shop.refused("repair.open", typed(field, &text));
            assert_eq!(faults(&refused), [(field, "field.control_character")], "{control:?}");
        }
        if control == '\n' || control == '\t' {
            assert_eq!(card_of(&shop, typed("symptom", &text))["symptom"], text);
        } else {
            let refused = shop.refused("repair.open", typed("symptom", &text));
            assert_eq!(faults(&refused), [("symptom", "field.control_character")], "{control:?}");
        }
        let page = shop.call("repair.find", json!({"view": "all", "text": text, "limit": 9}));
        assert_eq!(page["rows"], json!([]), "{control:?}");
    }
}

fn shared() -> &'static TempShop {
    static SHOP: OnceLock<TempShop> = OnceLock::new();
    SHOP.get_or_init(TempShop::new)
}

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        proptest::collection::vec(any::<char>(), 0..40).prop_map(|chars| chars.into_iter().collect()),
        "[0-9 /+-]{0,20}",
        "(WX|wx)?[0-9]{0,8}-?[0-9]{0,5}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_typed_into_the_box_is_answered(text in any_text()) {
        let find = json!({"view": "all", "text": text, "limit": 9});
        let answer = shared().desk.call(&shared().window, "repair.find", find);
        prop_assert!(answer.is_ok(), "{:?}", answer);
    }

    #[test]
    fn whatever_is_typed_at_intake_is_kept_as_typed_or_refused_at_its_field(
        name in any_text(), symptom in any_text(), phone in any_text(), imei in any_text(), serial in any_text(),
    ) {
        let shop = shared();
        for input in [
            json!({"phone": phone, "name": name, "brand": name, "model": symptom, "imei": imei, "serial": serial, "symptom": symptom}),
            json!({"phone": "13800000000", "name": name, "brand": "b", "model": "m", "serial": "SN1", "symptom": symptom}),
        ] {
            match shop.desk.call(&shop.window, "repair.open", input.clone()) {
                Ok(opened) => {
                    let card = shop.card(opened["id"].as_str().unwrap());
                    shop.void(opened["id"].as_str().unwrap());
                    prop_assert_eq!(&card["symptom"], &input["symptom"]);
                    prop_assert_eq!(card["customer_name"].as_str(), input["name"].as_str().map(str::trim));
                    let page = shop.call("repair.find", json!({"view": "all", "text": name, "limit": 200}));
                    let found = page["rows"].as_array().is_some_and(|rows| rows.iter().any(|row| row["id"] == opened["id"]));
                    prop_assert!(found, "{:?} finds its customer", name);
                }
                Err(failure) => {
                    prop_assert_eq!(failure.code, Code::Invalid);
                    prop_assert!(!failure.fields.is_empty());
                }
            }
        }
    }
}
