//! Staff.

use kernel::Code;
use serde_json::{Value, json};
use tests::{BADGE, PASSWORD, TempShop, faults, own_password};

fn li() -> Value {
    json!({"name": "李翠", "badge": "0012", "roles": ["front_desk"], "password": "own-secret-words-0012"})
}

fn with(mut value: Value, changes: &[(&str, Value)]) -> Value {
    for (field, to) in changes {
        value[*field] = to.clone();
    }
    value
}

/// Somebody's line as an editor sends it back, with changes.
fn revised(shop: &TempShop, badge: &str, changes: &[(&str, Value)]) -> Value {
    let mut row = shop.row_of(badge);
    row.as_object_mut().expect("a row").retain(|field, _| !field.starts_with("has_"));
    with(row, changes)
}

#[test]
fn somebody_new_is_listed_and_signs_in() {
    let shop = TempShop::new();
    let id = shop.call("person.add", with(li(), &[("name", json!(" 李翠 ")), ("badge", json!("a-12"))]));
    let row = shop.row_of("A-12");
    assert_eq!((&row["id"], &row["name"]), (&id["id"], &json!("李翠")));
    assert_eq!((&row["roles"], &row["active"]), (&json!(["front_desk"]), &json!(true)));
    shop.sign_in_as(&shop.browser(), "a-12", "own-secret-words-0012").unwrap();
}

#[test]
fn every_fault_of_somebody_new_stands_at_its_field() {
    let shop = TempShop::new();
    let check = |field: &'static str, typed: Value, message: &'static str| {
        let failure = shop.refused("person.add", with(li(), &[(field, typed.clone())]));
        assert_eq!(failure.code, Code::Invalid);
        assert_eq!(faults(&failure), [(field, message)], "{typed}");
    };
    check("name", json!(" "), "field.empty");
    check("name", json!("名".repeat(121)), "field.too_long");
    check("name", json!("李\n翠"), "field.control_character");
    check("badge", json!(""), "field.empty");
    check("badge", json!("00 12"), "field.bad_code");
    check("badge", json!(BADGE), "field.taken");
    check("roles", json!([]), "field.no_roles");
    check("password", json!("short"), "field.too_short");
    check("password", json!("12345678"), "field.common_password");
    check("password", json!("长".repeat(257)), "field.too_long");
    let like = with(li(), &[("badge", json!("SHOP-0012")), ("password", json!("shop-0012"))]);
    assert_eq!(faults(&shop.refused("person.add", like)), [("password", "field.like_badge")]);
    let all = json!({"name": "", "badge": "", "roles": [], "password": ""});
    assert_eq!(shop.refused("person.add", all).fields.len(), 4, "all at once");
    assert_eq!(shop.call("person.list", json!({"with_left": true})).as_array().unwrap().len(), 1);
}

#[test]
fn somebody_is_revised_by_who_saw_the_latest() {
    let shop = TempShop::new();
    shop.call("person.add", li());
    let mine = revised(&shop, "0012", &[("name", json!("李小翠")), ("badge", json!("0013"))]);
    let other = revised(&shop, "0012", &[("roles", json!(["technician", "quality"]))]);
    let seen = shop.call("person.revise", mine)["seen_seq"].clone();
    let stale = shop.refused("person.revise", other.clone());
    assert_eq!((stale.code, stale.message), (Code::Conflict, "edit.stale"));
    assert_eq!(shop.row_of("0013")["roles"], json!(["front_desk"]), "nothing of the stale edit is kept");
    shop.call("person.revise", with(other, &[("seen_seq", seen)]));
    let row = shop.row_of("0012");
    assert_eq!((&row["name"], &row["roles"]), (&json!("李翠"), &json!(["technician", "quality"])));
}

#[test]
fn a_badge_belongs_to_one_person_former_ones_too() {
    let shop = TempShop::new();
    shop.call("person.add", li());
    shop.call("person.revise", revised(&shop, "0012", &[("active", json!(false))]));
    assert_eq!(faults(&shop.refused("person.add", li())), [("badge", "field.taken")]);
    let taken = revised(&shop, BADGE, &[("badge", json!("0012"))]);
    assert_eq!(faults(&shop.refused("person.revise", taken)), [("badge", "field.taken")]);
    let unknown = revised(&shop, BADGE, &[("id", json!("00000000-0000-7000-8000-000000000000"))]);
    assert_eq!(shop.refused("person.revise", unknown).code, Code::NotFound);
}

#[test]
fn the_last_manager_stays_one() {
    let shop = TempShop::new();
    for change in [("active", json!(false)), ("roles", json!(["front_desk"]))] {
        let refused = shop.refused("person.revise", revised(&shop, BADGE, std::slice::from_ref(&change)));
        assert_eq!((refused.code, refused.message), (Code::Refused, "person.last_manager"));
    }
    shop.call("person.add", with(li(), &[("roles", json!(["manager"]))]));
    shop.call("person.revise", revised(&shop, "0012", &[("active", json!(false))]));
    let alone = revised(&shop, BADGE, &[("roles", json!(["front_desk"]))]);
    assert_eq!(shop.refused("person.revise", alone.clone()).message, "person.last_manager", "one who left");
    shop.call("person.revise", revised(&shop, "0012", &[("active", json!(true))]));
    shop.call("person.revise", alone);
    assert_eq!(shop.refused("person.add", li()).code, Code::SignedOut, "who lost a right comes in anew");
    shop.sign_in();
    assert_eq!(shop.refused("person.add", li()).code, Code::Forbidden);
}

#[test]
fn one_changes_ones_own_password() {
    let shop = TempShop::new();
    let li = shop.person("李翠", "0012", &["front_desk"]);
    let check = |old: &str, new: &str, expected: (&'static str, &'static str)| {
        let input = json!({"old_password": old, "new_password": new});
        assert_eq!(faults(&shop.refused_as(&li, "person.change_password", input)), [expected]);
    };
    let own = own_password("0012");
    check("not the words", "new-words-for-li-cui", ("old_password", "field.wrong"));
    check(PASSWORD, "new-words-for-li-cui", ("old_password", "field.wrong"));
    check(&own, "short", ("new_password", "field.too_short"));
    check(&own, "qwertyuiop", ("new_password", "field.common_password"));
    let good = json!({"old_password": own, "new_password": "new-words-for-li-cui"});
    shop.call_as(&li, "person.change_password", good);
    assert!(shop.sign_in_as(&shop.browser(), "0012", &own).is_err());
    shop.sign_in_as(&shop.browser(), "0012", "new-words-for-li-cui").unwrap();
}

#[test]
fn ones_own_new_password_ends_the_old_one_at_every_other_desk() {
    let shop = TempShop::new();
    let here = shop.person("李翠", "0012", &["front_desk"]);
    let there = shop.browser();
    shop.sign_in_as(&there, "0012", &own_password("0012")).unwrap();
    shop.sign_in_as(&shop.window, "0012", &own_password("0012")).unwrap();
    shop.sign_in();
    let change = json!({"old_password": own_password("0012"), "new_password": "new-words-for-li-cui"});
    shop.call_as(&here, "person.change_password", change);
    assert!(shop.desk.is_signed_in(&here), "here she proved who she is");
    assert!(!shop.desk.is_signed_in(&there));
    assert_eq!(shop.door(&there)["quick"], json!([]));
    let door = shop.door(&shop.window);
    let quick: Vec<&str> =
        door["quick"].as_array().unwrap().iter().map(|one| one["badge"].as_str().unwrap()).collect();
    assert_eq!(quick, [BADGE], "nor does a PIN bring her back elsewhere");
}

#[test]
fn a_reset_password_is_as_good_as_any() {
    let shop = TempShop::new();
    let id = shop.call("person.add", li())["id"].clone();
    let weak = json!({"id": id, "new_password": "password"});
    let failure = shop.refused("person.reset_password", weak);
    assert_eq!(faults(&failure), [("new_password", "field.common_password")]);
    shop.sign_in_as(&shop.browser(), "0012", "own-secret-words-0012").unwrap();
}

#[test]
fn a_pin_is_four_to_six_digits_that_are_no_row_and_wants_the_password() {
    let shop = TempShop::new();
    for pin in ["", "123", "1234", "4321", "0000", "1234567", "25 80", "２５８０", "abcd"] {
        let failure = shop.refused("person.set_pin", json!({"password": PASSWORD, "pin": pin}));
        assert_eq!(faults(&failure), [("pin", "field.bad_pin")], "{pin}");
    }
    let failure = shop.refused("person.set_pin", json!({"password": "not the words", "pin": "2580"}));
    assert_eq!(faults(&failure), [("password", "field.wrong")]);
    assert_eq!(shop.row_of(BADGE)["has_pin"], false);
    shop.call("person.set_pin", json!({"password": PASSWORD, "pin": "2580"}));
    assert_eq!(shop.row_of(BADGE)["has_pin"], true);
}

#[test]
fn a_badge_code_is_long_and_belongs_to_one_badge() {
    let shop = TempShop::new();
    let (li, me) = (shop.call("person.add", li())["id"].clone(), shop.row_of(BADGE)["id"].clone());
    let set = |id: &Value, code: Value| json!({"id": id, "code": code});
    for (code, message) in [
        ("1234567", "field.bad_code"),
        ("XT4F 82K1", "field.bad_code"),
        ("中文代码中文代码", "field.bad_code"),
        (&"X".repeat(65), "field.bad_code"),
        (BADGE, "field.like_badge"),
    ] {
        let failure = shop.refused("person.set_badge_code", set(&me, json!(code)));
        assert_eq!(faults(&failure), [("code", message)], "{code}");
    }
    shop.call("person.set_badge_code", set(&me, json!(" XT4F82K1 ")));
    let taken = shop.refused("person.set_badge_code", set(&li, json!("XT4F82K1")));
    assert_eq!(faults(&taken), [("code", "field.taken")]);
    shop.call("person.set_badge_code", set(&me, json!("XT4F82K1")));
    shop.call("person.set_badge_code", set(&me, Value::Null));
    assert_eq!(shop.row_of(BADGE)["has_badge_code"], false);
    shop.call("person.set_badge_code", set(&li, json!("XT4F82K1")));
}

#[test]
fn each_keeps_a_language_and_a_look_of_their_own() {
    let shop = TempShop::new();
    let li = shop.person("李翠", "0012", &["front_desk"]);
    let before = shop.journal();
    shop.call_as(&li, "person.prefer", json!({"language": "en", "theme": "dark"}));
    let me = shop.door(&li)["me"].clone();
    assert_eq!((&me["language"], &me["theme"]), (&json!("en"), &json!("dark")));
    assert_eq!(shop.door(&shop.window)["me"]["language"], Value::Null);
    shop.call_as(&li, "person.prefer", json!({"language": null, "theme": null}));
    assert_eq!(shop.door(&li)["me"]["theme"], Value::Null);
    assert_eq!(shop.journal(), before, "a look is no history");
}

#[test]
fn no_secret_comes_out_of_the_journal_or_the_lists() {
    let shop = TempShop::new();
    shop.call("person.add", li());
    let listed = shop.call("person.list", json!({"with_left": true})).to_string();
    let journal = tests::past_the_store(shop.root())
        .query_row("SELECT group_concat(body) FROM journal", [], |row| row.get::<_, String>(0))
        .unwrap();
    for text in [listed, journal] {
        assert!(!text.contains("argon2") && !text.contains("own-secret-words"), "{text}");
    }
}

/// Judging a password takes a while. Whoever had theirs judged before a manager gave them another one must not have the
/// last word after it: that one may have been given because the old one is in other hands.
#[test]
fn what_was_asked_with_a_password_ends_with_it() {
    const GIVEN: &str = "given by the manager at the desk";
    let shop = TempShop::new();
    for round in 0..6 {
        let badge = format!("003{round}");
        let person = shop.person("李翠", &badge, &["manager"]);
        let id = shop.row_of(&badge)["id"].clone();
        let old = own_password(&badge);
        let changed = json!({"old_password": old, "new_password": "words of whoever has the old one"});
        let asked = [
            ("person.change_password", changed),
            ("person.set_pin", json!({"password": old, "pin": "2580"})),
            ("person.recovery_code", json!({"password": old})),
        ];
        std::thread::scope(|scope| {
            for (name, input) in asked {
                scope.spawn(|| drop(shop.desk.call(&person, name, input)));
            }
            scope.spawn(|| {
                shop.call("person.reset_password", json!({"id": id, "new_password": GIVEN}));
            });
        });
        let desk = shop.browser();
        let back = shop.sign_in_as(&desk, &badge, GIVEN).expect("the given one is the one that counts");
        assert_eq!(back["has_recovery"], false, "round {round}");
        assert_eq!(shop.row_of(&badge)["has_pin"], false, "round {round}");
    }
}
