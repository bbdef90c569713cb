use desk::Caller;
use kernel::Code;
use serde_json::{Value, json};
use std::time::Duration;
use tests::{BADGE, PASSWORD, TempShop, own_password, past_the_store};

/// 李翠 at the window beside the manager, with a PIN and a badge code; answers her id.
fn li_at_the_window(shop: &TempShop) -> Value {
    shop.person("李翠", "0012", &["front_desk"]);
    let id = shop.row_of("0012")["id"].clone();
    shop.call("person.set_badge_code", json!({"id": id, "code": "XT4F82K1"}));
    shop.sign_in_as(&shop.window, "0012", &own_password("0012")).expect("signs in");
    shop.call("person.set_pin", json!({"password": own_password("0012"), "pin": "2580"}));
    shop.sign_in_as(&shop.window, BADGE, PASSWORD).expect("signs in");
    id
}

fn by_pin(id: &Value, pin: &str) -> Value {
    json!({"person": id, "pin": pin})
}

fn who(shop: &TempShop, desk: &Caller) -> Value {
    shop.door(desk)["me"]["badge"].clone()
}

#[test]
fn a_pin_or_a_badge_switches_and_the_journal_says_so() {
    let shop = TempShop::new();
    let id = li_at_the_window(&shop);
    for how in [by_pin(&id, "2580"), json!({"badge_code": " XT4F82K1\t"})] {
        shop.sign_in_as(&shop.window, BADGE, PASSWORD).unwrap();
        let before = shop.journal().len();
        let me = shop.call("session.switch", how);
        assert_eq!((&me["badge"], who(&shop, &shop.window)), (&json!("0012"), json!("0012")));
        assert_eq!(shop.journal()[before..], ["session.switch"]);
        assert_eq!(shop.refused("person.list", json!({})).code, Code::Invalid);
        let add = json!({"name": "x", "badge": "1", "roles": [], "password": ""});
        assert_eq!(shop.refused("person.add", add).code, Code::Forbidden, "the rights are hers now");
    }
}

#[test]
fn quick_people_are_those_of_today_at_this_desk() {
    let shop = TempShop::new();
    li_at_the_window(&shop);
    let badges = |desk: &Caller| -> Vec<String> {
        let door = shop.door(desk);
        let quick = door["quick"].as_array().unwrap();
        quick.iter().map(|person| person["badge"].as_str().unwrap().to_owned()).collect()
    };
    let mut here = badges(&shop.window);
    here.sort();
    assert_eq!(here, [BADGE, "0012"]);
    assert_eq!(badges(&shop.browser()), Vec::<String>::new());
}

#[test]
fn five_wrong_pins_leave_the_password_only_which_forgives_them() {
    let shop = TempShop::new();
    let id = li_at_the_window(&shop);
    for left in ["4", "3", "2", "1"] {
        let wrong = shop.refused("session.switch", by_pin(&id, "9999"));
        assert_eq!((wrong.message, wrong.params["left"].as_str()), ("person.wrong_pin", left));
        assert_eq!(wrong.fields[0].field, "pin");
    }
    assert_eq!(shop.refused("session.switch", by_pin(&id, "9999")).message, "person.pin_locked");
    assert_eq!(shop.refused("session.switch", by_pin(&id, "2580")).message, "person.pin_locked");
    assert_eq!(who(&shop, &shop.window), BADGE, "who sat there still does");
    let door = shop.door(&shop.window);
    let locked: Vec<_> = door["quick"].as_array().unwrap().iter().map(|p| p["pin_locked"].clone()).collect();
    assert_eq!(locked.iter().filter(|locked| **locked == true).count(), 1);
    shop.sign_in_as(&shop.window, "0012", &own_password("0012")).unwrap();
    shop.call("session.switch", by_pin(&id, "2580"));
}

#[test]
fn a_right_pin_forgives_wrong_ones() {
    let shop = TempShop::new();
    let id = li_at_the_window(&shop);
    for _ in 0..2 {
        for left in ["4", "3", "2", "1"] {
            assert_eq!(shop.refused("session.switch", by_pin(&id, "9999")).params["left"], left);
        }
        shop.call("session.switch", by_pin(&id, "2580"));
    }
}

#[test]
fn another_desk_wants_the_password_first() {
    let shop = TempShop::new();
    let id = li_at_the_window(&shop);
    let other = shop.browser();
    shop.sign_in_as(&other, BADGE, PASSWORD).unwrap();
    for how in [by_pin(&id, "2580"), json!({"badge_code": "XT4F82K1"})] {
        let refused = shop.refused_as(&other, "session.switch", how);
        assert_eq!((refused.code, refused.message), (Code::Refused, "person.full_sign_in_needed"));
    }
}

#[test]
fn the_next_civil_day_wants_the_password_again() {
    let shop = TempShop::new();
    let id = li_at_the_window(&shop);
    // 14:02:03.004 in Shanghai; the last millisecond of the day is still this day.
    let to_midnight = Duration::from_millis(((9 * 60 + 57) * 60 + 56) * 1_000 + 996);
    shop.clock.pass(to_midnight - Duration::from_millis(1));
    assert_eq!(shop.call("session.switch", by_pin(&id, "2580"))["badge"], "0012");
    shop.clock.pass(Duration::from_millis(1));
    assert_eq!(shop.door(&shop.window)["shop"]["today"], "2026-11-22");
    assert_eq!(shop.door(&shop.window)["quick"], json!([]));
    for how in [by_pin(&id, "2580"), json!({"badge_code": "XT4F82K1"})] {
        assert_eq!(shop.refused("session.switch", how).message, "person.full_sign_in_needed");
    }
    shop.sign_in_as(&shop.window, "0012", &own_password("0012")).unwrap();
    shop.call("session.switch", by_pin(&id, "2580"));
}

#[test]
fn half_a_switch_is_no_switch() {
    let shop = TempShop::new();
    let id = li_at_the_window(&shop);
    for input in [
        json!({}),
        json!({"person": id}),
        json!({"pin": "2580"}),
        json!({"person": id, "badge_code": "XT4F82K1"}),
        json!({"person": id, "pin": "2580", "badge_code": "XT4F82K1"}),
    ] {
        assert_eq!(shop.refused("session.switch", input).message, "input.malformed");
    }
    assert_eq!(who(&shop, &shop.window), BADGE);
}

#[test]
fn without_a_pin_no_pin_fits() {
    let shop = TempShop::new();
    let id = shop.row_of(BADGE)["id"].clone();
    for pin in ["0000", "2580"] {
        assert_eq!(shop.refused("session.switch", by_pin(&id, pin)).message, "person.wrong_pin");
    }
    // What cannot be a PIN spends none of the five tries.
    for pin in ["", "123", "1234567", "12a4", "２５８０"] {
        let refused = shop.refused("session.switch", by_pin(&id, pin));
        assert_eq!(refused.fields[0].message, "field.bad_pin", "{pin}");
    }
    assert_eq!(shop.refused("session.switch", by_pin(&id, "9999")).params["left"], "2");
}

/// Whoever passes by a locked desk cannot end the day of the person who locked it.
#[test]
fn nobody_is_signed_out_at_a_locked_desk() {
    let shop = TempShop::new();
    shop.call("session.lock", json!({}));
    assert_eq!(shop.refused("session.sign_out", json!({})).message, "caller.locked");
    let door = shop.door(&shop.window);
    assert_eq!((&door["locked"], &door["quick"][0]["badge"]), (&json!(true), &json!(BADGE)));
}

/// Badges that were registered before the shop's key went into their hash still work, and are hashed anew when read.
#[test]
fn a_badge_that_was_hashed_without_a_key_works_and_is_hashed_anew() {
    let shop = TempShop::new();
    li_at_the_window(&shop);
    let kept = || -> String {
        let db = past_the_store(shop.root());
        let sql = "SELECT badge_code FROM person WHERE badge = '0012'";
        db.query_row(sql, [], |row| row.get(0)).unwrap()
    };
    let keyed = kept();
    assert!(keyed.starts_with("keyed:"), "{keyed}");
    // SHA-256 of `badge:XT4F82K1`.
    let keyless = "171b7c1bb21cc95212854dfec0b1ae59af7eca769e66e7b9c9d237ab7c8fa526";
    let sql = format!("UPDATE person SET badge_code = '{keyless}' WHERE badge = '0012'");
    past_the_store(shop.root()).execute_batch(&sql).unwrap();
    let me = shop.row_of(BADGE)["id"].clone();
    let taken = shop.refused("person.set_badge_code", json!({"id": me, "code": "XT4F82K1"}));
    assert_eq!(tests::faults(&taken), [("code", "field.taken")]);
    assert_eq!(shop.call("session.switch", json!({"badge_code": "XT4F82K1"}))["badge"], "0012");
    assert_eq!(kept(), keyed);
    assert_eq!(shop.call("session.switch", json!({"badge_code": "XT4F82K1"}))["badge"], "0012");
}
