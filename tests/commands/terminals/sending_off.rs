use desk::Proof;
use kernel::Code;
use serde_json::{Value, json};
use tests::{BADGE, FakeDesk, PASSWORD, TempShop, faults, own_password, past_the_store};

fn revoke(id: &str) -> Value {
    json!({"id": id, "reason": "平板丢了"})
}

#[test]
fn whoever_is_sent_off_is_out_at_once_and_the_journal_says_why() {
    let shop = TempShop::new();
    let desk = FakeDesk::new(1);
    let (id, caller) = shop.let_in(desk, "维修台");
    shop.person("李翠", "0012", &["front_desk"]);
    shop.sign_in_as(&caller, "0012", &own_password("0012")).unwrap();
    assert!(shop.desk.is_signed_in(&caller));
    assert_eq!(
        faults(&shop.refused("terminal.revoke", json!({"id": id, "reason": " "}))),
        [("reason", "field.empty")]
    );
    assert!(shop.desk.is_signed_in(&caller));
    shop.call("terminal.revoke", revoke(&id));

    let gone = desk.caller(&shop).unwrap_err();
    assert_eq!((gone.code, gone.message), (Code::Forbidden, "terminal.revoked"));
    // A call that was let through before is the last.
    assert!(!shop.desk.is_signed_in(&caller), "its stream of events ends");
    assert_eq!(shop.refused_as(&caller, "repair.views", json!({})).code, Code::SignedOut);
    let late = shop.sign_in_as(&caller, "0012", &own_password("0012")).unwrap_err();
    assert_eq!(late.message, "terminal.revoked");
    assert_eq!(shop.door(&caller)["quick"], json!([]));

    let row = shop.call("terminal.list", json!({}))[0].clone();
    assert_eq!((&row["revoked_at"], &row["person"]), (&json!("2026-11-21T06:02:03.004Z"), &json!(null)));
    assert_eq!(shop.journal().last().unwrap(), "terminal.revoke");
    assert_eq!(shop.refused("terminal.revoke", revoke(&id)).message, "terminal.revoked_already");
}

#[test]
fn the_others_stay() {
    let shop = TempShop::new();
    let (id, _) = shop.let_in(FakeDesk::new(1), "一");
    let (_, other) = shop.let_in(FakeDesk::new(2), "二");
    shop.sign_in_as(&other, BADGE, PASSWORD).unwrap();
    shop.call("terminal.revoke", revoke(&id));
    assert!(shop.desk.is_signed_in(&other));
    assert!(shop.desk.is_signed_in(&shop.window));
    assert!(FakeDesk::new(2).caller(&shop).is_ok());
}

#[test]
fn one_that_was_sent_off_may_be_let_in_again_as_another() {
    let shop = TempShop::new();
    let desk = FakeDesk::new(1);
    let (first, caller) = shop.let_in(desk, "一");
    shop.sign_in_as(&caller, BADGE, PASSWORD).unwrap();
    shop.call("terminal.revoke", revoke(&first));
    let (second, caller) = shop.let_in(desk, "一");
    assert_ne!(first, second);
    assert!(!shop.desk.is_signed_in(&caller), "whoever sat there before signs in anew");
    assert_eq!(shop.door(&caller)["quick"], json!([]));
    shop.call("terminal.revoke", revoke(&second));
    shop.let_in(desk, "一");
    let rows = shop.call("terminal.list", json!({}));
    let ended: Vec<bool> = rows.as_array().unwrap().iter().map(|row| !row["revoked_at"].is_null()).collect();
    assert_eq!(ended, [false, true, true]);
}

#[test]
fn a_browser_is_sent_off_too_and_may_send_itself_off() {
    let shop = TempShop::new();
    let (secret, tablet) = shop.let_in_browser("平板");
    shop.sign_in_as(&tablet, BADGE, PASSWORD).unwrap();
    let id = shop.call("terminal.list", json!({}))[0]["id"].clone();
    let reason = json!({"id": id, "reason": "换新的"});
    let retried = desk::Caller { request: shop.with_request(1).request, ..tablet.clone() };
    shop.call_as(&retried, "terminal.revoke", reason);
    assert_eq!(shop.desk.find_terminal(Proof::Token(&secret)).unwrap_err().message, "terminal.revoked");
    assert!(!shop.desk.is_signed_in(&tablet));
}

#[test]
fn a_terminal_outlives_the_people_at_it() {
    let shop = TempShop::new();
    let (_, caller) = shop.let_in(FakeDesk::new(1), "一");
    shop.person("李翠", "0012", &["front_desk"]);
    shop.sign_in_as(&caller, "0012", &own_password("0012")).unwrap();
    shop.call_as(&caller, "session.sign_out", json!({}));
    assert_eq!(shop.refused_as(&caller, "repair.views", json!({})).code, Code::SignedOut);
    shop.sign_in_as(&caller, BADGE, PASSWORD).unwrap();
    assert_eq!(shop.door(&caller)["me"]["badge"], BADGE);
}

/// A tablet that was lost stays out, also where a copy of the shop is brought back that was made before.
#[test]
fn a_backup_made_before_lets_nobody_in_again() {
    let shop = TempShop::new();
    let (lost, kept) = (FakeDesk::new(1), FakeDesk::new(2));
    let (id, caller) = shop.let_in(lost, "一");
    let (_, other) = shop.let_in(kept, "二");
    for caller in [&caller, &other] {
        shop.sign_in_as(caller, BADGE, PASSWORD).unwrap();
    }
    shop.call("backup.make", json!({}));
    let backups = shop.call("backup.list", json!({}));
    let name = backups[0]["name"].as_str().unwrap().to_owned();
    shop.call("terminal.revoke", revoke(&id));
    shop.call("backup.restore", json!({"name": name}));
    assert_eq!(lost.caller(&shop).unwrap_err().message, "terminal.revoked");
    assert!(!shop.desk.is_signed_in(&caller));
    assert!(kept.caller(&shop).is_ok());
    shop.sign_in();
    let rows = shop.call("terminal.list", json!({}));
    let row = rows.as_array().unwrap().iter().find(|row| row["id"] == id.as_str()).unwrap();
    assert_eq!(row["revoked_at"], "2026-11-21T06:02:05.004Z");
}

/// The copy is looked through once more when it is in use already. Where that fails, nobody must think that all is as it was.
#[test]
fn a_copy_in_use_whose_last_look_fails_is_told_as_what_it_is() {
    let shop = TempShop::new();
    let lost = FakeDesk::new(1);
    let (id, _) = shop.let_in(lost, "一");
    // In the copy the first look spoils what the second one reads.
    past_the_store(shop.root())
        .execute_batch(
            "CREATE TRIGGER spoil AFTER UPDATE ON terminal WHEN new.revoked_at IS NOT NULL BEGIN
               UPDATE terminal SET admitted_at = 'spoilt' WHERE id = new.id;
             END",
        )
        .unwrap();
    shop.call("backup.make", json!({}));
    let name = shop.call("backup.list", json!({}))[0]["name"].as_str().unwrap().to_owned();
    past_the_store(shop.root()).execute_batch("DROP TRIGGER spoil").unwrap();
    shop.call("terminal.revoke", revoke(&id));
    let in_use = || std::fs::read_to_string(shop.root().join("current")).unwrap();
    let before = in_use();
    let told = shop.refused("backup.restore", json!({"name": name}));
    assert_ne!(in_use(), before, "it is in use");
    assert_eq!(told.message, "backup.in_use_unsettled");
    assert!(!shop.desk.is_signed_in(&shop.window), "everybody signs in anew");
    assert_eq!(lost.caller(&shop).unwrap_err().message, "terminal.revoked");
}
