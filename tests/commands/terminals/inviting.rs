use desk::Proof;
use kernel::Code;
use serde_json::json;
use std::time::Duration;
use tests::{TempShop, database_of, faults, past_the_store, refused_to};

const TEN_MINUTES: Duration = Duration::from_secs(10 * 60);
const A_MINUTE: Duration = Duration::from_secs(60);
/// What a page drew, and another one.
const PAGE: [u8; 32] = [1; 32];
const OTHER: [u8; 32] = [2; 32];

fn token(shop: &TempShop) -> String {
    shop.call("terminal.invite", json!({"name": "平板"}))["token"].as_str().unwrap().to_owned()
}

#[test]
fn an_invitation_lets_one_browser_in() {
    let shop = TempShop::new();
    let invited = shop.call("terminal.invite", json!({"name": " 巡店平板 "}));
    assert_eq!(invited["until"], "2026-11-21T06:12:03.004Z");
    let token = invited["token"].as_str().unwrap();
    assert_eq!(token.len(), 64);
    let secret = shop.desk.join(token, &PAGE).unwrap();
    assert!(secret.len() == 64 && secret != token);
    let listed = shop.call("terminal.list", json!({}));
    assert_eq!(
        (&listed[0]["name"], &listed[0]["kind"], &listed[0]["admitted_by"]),
        (&json!("巡店平板"), &json!("browser"), &json!("周明远"))
    );
    assert_eq!(shop.journal().last().unwrap(), "terminal.invite");
    let again = shop.desk.join(token, &OTHER).unwrap_err();
    assert_eq!((again.code, again.message), (Code::Refused, "terminal.no_invitation"));
    assert!(shop.desk.find_terminal(Proof::Token(&secret)).is_ok());
    assert_eq!(shop.desk.find_terminal(Proof::Token(token)).unwrap_err().message, "terminal.unknown");
}

#[test]
fn of_many_who_hold_the_link_one_gets_in() {
    let shop = &TempShop::new();
    let token = token(shop);
    let joined: Vec<bool> = std::thread::scope(|scope| {
        let asked: Vec<_> = (0..8)
            .map(|n| {
                let token = &token;
                let join = move || shop.desk.join(token, &[n; 32]).is_ok();
                scope.spawn(join)
            })
            .collect();
        asked.into_iter().map(|one| one.join().unwrap()).collect()
    });
    assert_eq!(joined.iter().filter(|is_in| **is_in).count(), 1);
    assert_eq!(shop.call("terminal.list", json!({})).as_array().unwrap().len(), 1);
}

/// The answer may be lost on its way, and the invitation would be gone with it.
#[test]
fn the_same_page_is_answered_the_same_for_a_minute_and_nobody_else_is() {
    let shop = TempShop::new();
    let token = token(&shop);
    shop.clock.pass(TEN_MINUTES - Duration::from_millis(1));
    let secret = shop.desk.join(&token, &PAGE).unwrap();
    let entries = shop.journal();
    let both: Vec<_> = std::thread::scope(|scope| {
        let asked: Vec<_> = (0..2).map(|_| scope.spawn(|| shop.desk.join(&token, &PAGE))).collect();
        asked.into_iter().map(|one| one.join().unwrap()).collect()
    });
    assert_eq!(both, [Ok(secret.clone()), Ok(secret.clone())]);
    shop.clock.pass(A_MINUTE - Duration::from_millis(1));
    assert_eq!(shop.desk.join(&token, &PAGE), Ok(secret.clone()));
    assert_eq!(shop.desk.join(&token, &OTHER).unwrap_err().message, "terminal.no_invitation");
    assert_eq!(shop.journal(), entries, "it was let in once");
    shop.clock.pass(Duration::from_millis(1));
    assert_eq!(shop.desk.join(&token, &PAGE).unwrap_err().message, "terminal.no_invitation");
    assert!(shop.desk.find_terminal(Proof::Token(&secret)).is_ok());
}

/// Has the file refuse to be read for a while, as a disk does that fails.
fn while_unreadable<T>(shop: &TempShop, act: impl FnOnce() -> T) -> T {
    let rename = |from: &str, to: &str| {
        let file = past_the_store(shop.root());
        file.execute_batch(&format!("PRAGMA legacy_alter_table = ON; ALTER TABLE {from} RENAME TO {to}"))
            .unwrap();
    };
    rename("terminal", "out_of_reach");
    let done = act();
    rename("out_of_reach", "terminal");
    done
}

/// The page that was let in may ask again; where that fails, the link is worth nothing to anybody else.
#[test]
fn a_repeat_that_fails_does_not_open_an_invitation_again() {
    let shop = TempShop::new();
    let token = token(&shop);
    let secret = shop.desk.join(&token, &PAGE).unwrap();
    while_unreadable(&shop, || {
        assert_ne!(shop.desk.join(&token, &PAGE).unwrap_err().message, "terminal.no_invitation");
    });
    assert_eq!(shop.desk.join(&token, &OTHER).unwrap_err().message, "terminal.no_invitation");
    assert_eq!(shop.desk.join(&token, &PAGE), Ok(secret));
}

#[test]
fn an_invitation_that_came_to_nothing_is_as_good_as_before() {
    let shop = TempShop::new();
    let token = token(&shop);
    while_unreadable(&shop, || assert!(shop.desk.join(&token, &PAGE).is_err()));
    assert!(shop.desk.join(&token, &OTHER).is_ok());
}

#[test]
fn a_page_that_was_sent_off_does_not_come_in_again_by_asking_once_more() {
    let shop = TempShop::new();
    let token = token(&shop);
    let secret = shop.desk.join(&token, &PAGE).unwrap();
    let id = shop.call("terminal.list", json!({}))[0]["id"].clone();
    shop.call("terminal.revoke", json!({"id": id, "reason": "丢了"}));
    assert_eq!(shop.desk.join(&token, &PAGE).unwrap_err().message, "terminal.no_invitation");
    assert_eq!(shop.desk.find_terminal(Proof::Token(&secret)).unwrap_err().message, "terminal.revoked");
}

#[test]
fn an_invitation_is_good_for_ten_minutes() {
    let shop = TempShop::new();
    let (first, second) = (token(&shop), token(&shop));
    shop.clock.pass(TEN_MINUTES - Duration::from_millis(1));
    shop.desk.join(&first, &PAGE).unwrap();
    shop.clock.pass(Duration::from_millis(1));
    assert_eq!(shop.desk.join(&second, &PAGE).unwrap_err().message, "terminal.no_invitation");
    for guess in ["", "x", &"0".repeat(64)] {
        assert_eq!(shop.desk.join(guess, &PAGE).unwrap_err().message, "terminal.no_invitation");
    }
}

#[test]
fn of_many_invitations_the_newest_eight_are_open() {
    let shop = TempShop::new();
    let tokens: Vec<String> = (0..10).map(|_| token(&shop)).collect();
    let joined: Vec<bool> = tokens.iter().map(|token| shop.desk.join(token, &PAGE).is_ok()).collect();
    assert_eq!(joined, [vec![false; 2], vec![true; 8]].concat());
}

#[test]
fn an_invitation_ends_with_the_right_of_who_gave_it() {
    let shop = TempShop::new();
    let other = shop.person("李翠", "0012", &["manager"]);
    let token = |caller| shop.call_as(caller, "terminal.invite", json!({"name": "平板"}))["token"].clone();
    let (first, second) = (token(&other), token(&other));
    let mut row = shop.row_of("0012");
    row.as_object_mut().unwrap().retain(|field, _| !field.starts_with("has_"));
    row["roles"] = json!(["front_desk"]);
    row["seen_seq"] = shop.call("person.revise", row.clone())["seen_seq"].clone();
    assert_eq!(shop.desk.join(first.as_str().unwrap(), &PAGE).unwrap_err().message, "terminal.no_invitation");
    row["roles"] = json!(["manager"]);
    row["active"] = json!(false);
    shop.call("person.revise", row);
    assert_eq!(
        shop.desk.join(second.as_str().unwrap(), &PAGE).unwrap_err().message,
        "terminal.no_invitation"
    );
    assert_eq!(shop.call("terminal.list", json!({})), json!([]));
}

#[test]
fn an_invitation_wants_a_name_and_a_manager() {
    let shop = TempShop::new();
    let nameless = shop.refused("terminal.invite", json!({"name": "\n"}));
    assert_eq!(faults(&nameless), [("name", "field.empty")]);
    let clerk = shop.person("李翠", "0012", &["front_desk"]);
    let refused = refused_to(&shop.desk, &clerk, "terminal.invite", json!({"name": "平板"}));
    assert_eq!(refused.code, Code::Forbidden);
}

/// Neither the link nor the browser's own secret can be found in the file.
#[test]
fn no_secret_lies_in_the_database() {
    let shop = TempShop::new();
    let invited = shop.call_as(&shop.with_request(1), "terminal.invite", json!({"name": "平板"}));
    let token = invited["token"].as_str().unwrap().to_owned();
    let secret = shop.desk.join(&token, &PAGE).unwrap();
    let folder = shop.closed();
    let bytes = std::fs::read(database_of(folder.path())).unwrap();
    for secret in [&token, &secret] {
        let raw: Vec<u8> =
            (0..32).map(|i| u8::from_str_radix(&secret[2 * i..2 * i + 2], 16).unwrap()).collect();
        assert!(!bytes.windows(64).any(|window| window == secret.as_bytes()));
        assert!(!bytes.windows(32).any(|window| window == raw));
    }
}
