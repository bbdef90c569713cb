//! A command that panics is a failure, and the next one works.

use desk::commands::commands;
use desk::{Caller, Commands, Desk};
use domain::right::Right;
use kernel::{Code, Result};
use serde_json::json;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use store::{Change, Read, customer};
use tempfile::TempDir;
use tests::{
    BADGE, FakeClock, PASSWORD, found_in, intake, machine, memory_folder, past_the_store, refused_to, rows_of,
};

struct Shop {
    desk: Arc<Desk>,
    window: Caller,
    folder: TempDir,
}

fn shop_with(commands: Commands) -> Shop {
    let folder = memory_folder();
    found_in(folder.path());
    let clock = Arc::new(FakeClock::at("2026-11-21T06:02:03.004Z"));
    let desk = Desk::open_with(folder.path(), machine(clock, Arc::default()), commands).expect("it opens");
    let window = Caller { session: Some(desk.window_session()), ..Caller::default() };
    desk.call(&window, "session.sign_in", json!({"badge": BADGE, "password": PASSWORD})).expect("signs in");
    Shop { desk, window, folder }
}

#[test]
fn a_panic_while_writing_leaves_nothing_and_stops_nobody() {
    let apply = |change: &mut Change<'_>, name: String| -> Result<String> {
        customer::known_or_new(change, &name, "13800000000")?;
        panic!("met {name}");
    };
    let shop = shop_with(commands().change("test.panic", Right::SignedIn, apply));
    let rows = |table: &str| rows_of(&past_the_store(shop.folder.path()), table);
    let before = (rows("customer"), rows("journal"));
    for _ in 0..3 {
        let failure = refused_to(&shop.desk, &shop.window, "test.panic", json!("张伟"));
        assert_eq!((failure.code, failure.message), (Code::Internal, "command.panicked"));
        assert_eq!(failure.trace.as_deref().map(str::len), Some(8), "the log can be searched for it");
        let told = serde_json::to_string(&failure).unwrap();
        assert!(!told.contains("张伟"), "what a panic says stays inside: {told}");
    }
    assert_eq!((rows("customer"), rows("journal")), before);
    let opened = shop.desk.call(&shop.window, "repair.open", intake(1)).unwrap();
    assert_eq!(opened["number"], "WX261121-0001");
    let checked = desk::check::check(shop.folder.path(), &FakeClock::at("2026-11-21T06:02:03.004Z")).unwrap();
    assert!(checked.findings.is_empty(), "{:?}", checked.findings);
}

#[test]
fn a_panicked_request_may_be_sent_again() {
    let apply = |_: &mut Change<'_>, really: bool| -> Result<bool> {
        assert!(!really, "as asked");
        Ok(really)
    };
    let shop = shop_with(commands().change("test.panic", Right::SignedIn, apply));
    let request = "00000000-0000-4000-8000-000000000001".parse().ok();
    let caller = Caller { request, ..shop.window.clone() };
    assert_eq!(refused_to(&shop.desk, &caller, "test.panic", json!(true)).message, "command.panicked");
    assert_eq!(shop.desk.call(&caller, "test.panic", json!(false)).unwrap(), false);
}

#[test]
fn a_panic_while_reading_takes_no_reader_away() {
    let answer = |_: &Read<'_>, _: bool| -> Result<bool> { panic!("while reading") };
    let shop = shop_with(commands().query("test.panic", Right::SignedIn, answer));
    for _ in 0..10 {
        // The transports turn this into a failure of their own.
        let call = || shop.desk.call(&shop.window, "test.panic", json!(true));
        assert!(catch_unwind(AssertUnwindSafe(call)).is_err());
    }
    shop.desk.call(&shop.window, "repair.views", json!({})).unwrap();
    shop.desk.call(&shop.window, "repair.open", intake(1)).unwrap();
}
