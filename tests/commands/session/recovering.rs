use kernel::Code;
use serde_json::{Value, json};
use std::time::Duration;
use tests::{BADGE, PASSWORD, TempShop, faults, own_password};

const NEW: &str = "new words of the manager";

fn code(shop: &TempShop) -> String {
    let answer = shop.call("person.recovery_code", json!({"password": PASSWORD}));
    answer["code"].as_str().expect("a code").to_owned()
}

fn recover(badge: &str, code: &str) -> Value {
    json!({"badge": badge, "code": code, "new_password": NEW})
}

#[test]
fn a_recovery_code_gives_a_new_password_once_however_it_is_typed() {
    let shop = TempShop::new();
    let code = code(&shop);
    assert_eq!(shop.door(&shop.window)["me"]["has_recovery"], true);
    let typed = format!(" {} ", code.to_lowercase().replace('-', " "));
    let desk = shop.browser();
    shop.call_as(&desk, "session.recover", recover(BADGE, &typed));
    assert_eq!(shop.journal().last().unwrap(), "session.recover");
    assert_eq!(
        shop.refused("repair.views", json!({})).code,
        Code::SignedOut,
        "who had the old password is out everywhere"
    );
    assert!(shop.sign_in_as(&desk, BADGE, PASSWORD).is_err());
    assert_eq!(shop.sign_in_as(&desk, BADGE, NEW).unwrap()["has_recovery"], false);
    assert_eq!(shop.refused_as(&desk, "session.recover", recover(BADGE, &code)).message, "person.wrong_code");
}

#[test]
fn wrong_codes_wait_like_passwords_and_look_the_same_for_everybody() {
    let shop = TempShop::new();
    let code = code(&shop);
    shop.person("王建国", "0021", &["technician"]);
    let told = |badge: &str, code: &str| {
        let desk = shop.browser();
        let refused = |_| shop.refused_as(&desk, "session.recover", recover(badge, code));
        (0..5).map(refused).collect::<Vec<_>>()
    };
    let wrong = told(BADGE, "AAAAA-BBBBB-CCCCC-DDDDD");
    assert_eq!((wrong[3].message, wrong[4].message), ("person.wrong_code", "person.wait"));
    assert_eq!(faults(&wrong[0]), [("code", "field.wrong")]);
    assert_eq!(told("0021", &code), wrong, "a technician has no code");
    assert_eq!(told("9999", &code), wrong, "nobody has none either");
    shop.clock.pass(Duration::from_secs(2));
    shop.call_as(&shop.browser(), "session.recover", recover(BADGE, &code));
}

#[test]
fn without_a_code_given_out_nothing_recovers() {
    let shop = TempShop::new();
    for code in ["", "-", "AAAAA-BBBBB-CCCCC-DDDDD"] {
        assert_eq!(shop.refused("session.recover", recover(BADGE, code)).message, "person.wrong_code");
    }
}

#[test]
fn a_code_wants_the_password_and_a_new_one_replaces_the_old() {
    let shop = TempShop::new();
    let wrong = shop.refused("person.recovery_code", json!({"password": "not the words"}));
    assert_eq!(faults(&wrong), [("password", "field.wrong")]);
    let (first, second) = (code(&shop), code(&shop));
    assert_eq!(shop.refused("session.recover", recover(BADGE, &first)).message, "person.wrong_code");
    shop.call("session.recover", recover(BADGE, &second));
}

#[test]
fn a_weak_new_password_keeps_the_code_good() {
    let shop = TempShop::new();
    let code = code(&shop);
    let weak = json!({"badge": BADGE, "code": code, "new_password": "12345678"});
    assert_eq!(faults(&shop.refused("session.recover", weak)), [("new_password", "field.common_password")]);
    shop.call("session.recover", recover(BADGE, &code));
}

/// Whoever found the code of a manager's drawer has nothing once another manager gave that one a new password.
#[test]
fn a_password_that_is_given_ends_the_recovery_code_before() {
    let shop = TempShop::new();
    let other = shop.person("李翠", "0012", &["manager"]);
    let given = shop.call_as(&other, "person.recovery_code", json!({"password": own_password("0012")}));
    let id = shop.row_of("0012")["id"].clone();
    shop.call("person.reset_password", json!({"id": id, "new_password": "given to her at the desk"}));
    let refused =
        shop.refused_as(&shop.browser(), "session.recover", recover("0012", given["code"].as_str().unwrap()));
    assert_eq!(refused.message, "person.wrong_code");
    let back = shop.sign_in_as(&shop.browser(), "0012", "given to her at the desk").unwrap();
    assert_eq!(back["has_recovery"], false);
}
