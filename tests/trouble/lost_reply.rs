//! The order was opened, the answer never came: asked again under the same id, it is the same order.

use crate::books::must_be_whole;
use desk::Caller;
use std::os::unix::process::ExitStatusExt;
use std::process::Command;
use tests::{TempShop, disk_folder, found_in, intake, past_the_store, rows_of};

const REQUEST: &str = "00000000-0000-4000-8000-000000000042";

#[test]
fn a_reply_that_was_lost_is_given_again() {
    let folder = disk_folder();
    found_in(folder.path());
    let victim = Command::new(env!("CARGO_BIN_EXE_victim"))
        .args(["lose-reply", &folder.path().to_string_lossy(), REQUEST])
        .output()
        .unwrap();
    assert!(victim.status.signal().is_some(), "it was to die: {:?}", victim.status);
    assert!(!String::from_utf8_lossy(&victim.stdout).contains("answered"));
    must_be_whole(folder.path(), &[]);
    let db = past_the_store(folder.path());
    assert_eq!(rows_of(&db, "repair"), 1, "it died before the commit");
    let number: String = db.query_row("SELECT number FROM repair", [], |row| row.get("number")).unwrap();
    drop(db);

    let shop = TempShop::reopened(folder, "2026-11-22T06:00:00.000Z");
    shop.sign_in();
    let caller = Caller { request: Some(REQUEST.parse().unwrap()), ..shop.window.clone() };
    let again = shop.desk.call(&caller, "repair.open", intake(1)).unwrap();
    assert_eq!(again["number"], number);
    assert_eq!(rows_of(&past_the_store(shop.root()), "repair"), 1);
    // A new intent of the same person is another order.
    shop.order(2);
    assert_eq!(rows_of(&past_the_store(shop.root()), "repair"), 2);
}
