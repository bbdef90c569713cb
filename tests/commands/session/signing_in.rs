use desk::Caller;
use kernel::Code;
use serde_json::json;
use tests::{BADGE, PASSWORD, TempShop, own_password};

#[test]
fn a_full_sign_in_opens_the_desk_and_stands_in_the_journal() {
    let shop = TempShop::new();
    let desk = shop.browser();
    assert_eq!(shop.refused_as(&desk, "repair.views", json!({})).code, Code::SignedOut);
    let before = shop.journal();
    // A badge number is read in any case, with blanks around it.
    let me = shop.sign_in_as(&desk, " 0001 ", PASSWORD).unwrap();
    assert_eq!((&me["name"], &me["badge"]), (&json!("周明远"), &json!(BADGE)));
    assert_eq!(shop.call_as(&desk, "repair.views", json!({}))["all"], 0);
    assert_eq!(shop.door(&desk)["me"]["badge"], BADGE);
    assert_eq!(shop.journal(), [before, vec!["session.sign_in".to_owned()]].concat());
}

#[test]
fn an_unknown_badge_a_wrong_password_and_a_former_colleague_look_the_same() {
    let shop = TempShop::new();
    shop.person("李翠", "0012", &["front_desk"]);
    set_active(&shop, "0012", false);
    let told = |badge: &str, password: &str| {
        let desk = shop.browser();
        (0..6).map(|_| shop.sign_in_as(&desk, badge, password).unwrap_err()).collect::<Vec<_>>()
    };
    let wrong = told(BADGE, "nobody's words at all");
    assert_eq!((wrong[0].code, wrong[0].message), (Code::Refused, "person.wrong_password"));
    assert_eq!(wrong[5].message, "person.wait");
    assert_eq!(told("9999", "nobody's words at all"), wrong);
    assert_eq!(told("0012", &own_password("0012")), wrong);
}

#[test]
fn a_refused_sign_in_writes_nothing_into_the_journal_and_leaves_who_sits_there() {
    let shop = TempShop::new();
    let before = shop.journal();
    assert!(shop.sign_in_as(&shop.window, "0001", "nobody's words at all").is_err());
    assert_eq!(shop.journal(), before);
    assert_eq!(shop.door(&shop.window)["me"]["badge"], BADGE);
}

#[test]
fn whoever_leaves_is_out_at_once_at_every_desk() {
    let shop = TempShop::new();
    let first = shop.person("李翠", "0012", &["front_desk"]);
    let second = shop.browser();
    shop.sign_in_as(&second, "0012", &own_password("0012")).unwrap();
    set_active(&shop, "0012", false);
    for desk in [&first, &second] {
        assert_eq!(shop.refused_as(desk, "repair.views", json!({})).code, Code::SignedOut);
        assert_eq!(shop.door(desk)["quick"], json!([]));
        assert!(!shop.desk.is_signed_in(desk));
    }
    assert!(shop.desk.is_signed_in(&shop.window));
    set_active(&shop, "0012", true);
    assert_eq!(shop.door(&first)["quick"], json!([]), "who comes back signs in anew");
}

#[test]
fn a_new_password_from_a_manager_ends_the_old_one_everywhere() {
    let shop = TempShop::new();
    let first = shop.person("李翠", "0012", &["front_desk"]);
    let second = shop.browser();
    shop.sign_in_as(&second, "0012", &own_password("0012")).unwrap();
    shop.call_as(&first, "person.set_pin", json!({"password": own_password("0012"), "pin": "2580"}));
    let id = shop.row_of("0012")["id"].clone();
    shop.call("person.reset_password", json!({"id": id, "new_password": "new-words-for-li-cui"}));
    for desk in [&first, &second] {
        assert_eq!(shop.refused_as(desk, "repair.views", json!({})).code, Code::SignedOut);
        let pin = json!({"person": id, "pin": "2580"});
        assert_eq!(shop.refused_as(desk, "session.switch", pin).message, "person.full_sign_in_needed");
    }
    assert_eq!(
        shop.sign_in_as(&first, "0012", &own_password("0012")).unwrap_err().message,
        "person.wrong_password"
    );
    let me = shop.sign_in_as(&first, "0012", "new-words-for-li-cui").unwrap();
    assert_eq!(me["has_pin"], false, "whoever forgot the password may have lost the PIN to somebody");
}

#[test]
fn signing_out_ends_the_day_at_this_desk_only() {
    let shop = TempShop::new();
    let (here, there) = (shop.person("李翠", "0012", &["front_desk"]), shop.browser());
    shop.sign_in_as(&there, "0012", &own_password("0012")).unwrap();
    shop.call_as(&here, "session.sign_out", json!({}));
    assert_eq!(shop.refused_as(&here, "repair.views", json!({})).code, Code::SignedOut);
    assert_eq!(shop.door(&here)["quick"], json!([]));
    assert_eq!(shop.call_as(&there, "repair.views", json!({}))["all"], 0);
}

#[test]
fn a_cookie_is_known_only_after_somebody_signed_in_with_it() {
    let shop = TempShop::new();
    let desk = shop.browser();
    let key = desk.session.clone().unwrap();
    assert_eq!(shop.desk.find_session(key.as_str()), None);
    shop.sign_in_as(&desk, BADGE, PASSWORD).unwrap();
    assert_eq!(shop.desk.find_session(key.as_str()), Some(key.clone()));
    for guess in ["", "window", &"0".repeat(64), &key.as_str()[1..], &format!("{}0", key.as_str())] {
        assert_eq!(shop.desk.find_session(guess), None, "{guess}");
    }
}

/// Whoever planted a cookie in somebody's browser before they signed in, or read it later, has nothing.
#[test]
fn a_browser_gets_another_key_with_each_full_sign_in() {
    let shop = TempShop::new();
    let li = shop.person("李翠", "0012", &["front_desk"]);
    let planted = li.session.clone().unwrap();
    shop.call_as(&li, "printer.choose", json!({"paper": "repair.job_card", "printer": "counter"}));
    let renewed = Caller { session: Some(shop.desk.renew_session(Some(&planted)).unwrap()), ..li.clone() };
    shop.sign_in_as(&renewed, BADGE, "nobody's words at all").unwrap_err();
    assert!(shop.desk.is_signed_in(&li), "a wrong password leaves the desk as it was");
    shop.sign_in_as(&renewed, BADGE, PASSWORD).unwrap();
    assert_eq!(shop.desk.find_session(planted.as_str()), None);
    assert!(!shop.desk.is_signed_in(&li));
    assert_eq!(shop.refused_as(&li, "repair.views", json!({})).code, Code::SignedOut);

    let key = renewed.session.unwrap();
    let known = Caller { session: shop.desk.find_session(key.as_str()), ..Caller::default() };
    let door = shop.door(&known);
    assert_eq!(door["me"]["badge"], BADGE);
    assert_eq!(door["quick"].as_array().unwrap().len(), 2, "it is the same desk");
    assert_eq!(shop.call_as(&known, "printer.choices", json!({}))[0]["printer"], "counter");
}

#[test]
fn a_first_sign_in_needs_no_key_before_it() {
    let shop = TempShop::new();
    for former in [None, shop.window.session.as_ref()] {
        let key = shop.desk.renew_session(former).unwrap();
        let browser = Caller { session: Some(key), ..Caller::default() };
        shop.sign_in_as(&browser, BADGE, PASSWORD).unwrap();
        assert!(shop.desk.is_signed_in(&browser) && shop.desk.is_signed_in(&shop.window));
    }
}

fn set_active(shop: &TempShop, badge: &str, active: bool) {
    let row = shop.row_of(badge);
    shop.call(
        "person.revise",
        json!({
            "id": row["id"], "seen_seq": row["seen_seq"], "name": row["name"], "badge": badge,
            "roles": row["roles"], "active": active,
        }),
    );
}
