use desk::{Caller, Commands, Desk, commands::commands, must_be_second};
use domain::person::PersonId;
use domain::right::Right;
use kernel::Code;
use kernel::reexport::serde::Deserialize;
use kernel::reexport::ts_rs::TS;
use kernel::reexport::uuid::Uuid;
use serde_json::json;
use std::sync::Arc;
use tests::{BADGE, FakeClock, PASSWORD, TempShop, machine, refused_to};

#[derive(Deserialize, TS)]
#[serde(crate = "kernel::reexport::serde")]
#[ts(crate = "kernel::reexport::ts_rs")]
struct Approve {
    first: PersonId,
    reason: Option<String>,
}

/// The list with one four-eyes act more, as later features will have them.
fn with_approval() -> Commands {
    commands().change("test.approve", Right::KeepPeople, |change, input: Approve| {
        let reason = input.reason.as_deref();
        must_be_second(change, ("person", input.first.0), input.first, Right::KeepPeople, reason)
    })
}

#[test]
fn nobody_checks_their_own_work_where_others_can() {
    let shop = TempShop::new();
    let me = shop.call("shop.door", json!({}))["me"]["id"].clone();
    let folder = shop.closed();
    let desk = Desk::open_with(
        folder.path(),
        machine(Arc::new(FakeClock::at("2026-11-21T07:00:00.000Z")), Arc::default()),
        with_approval(),
    )
    .unwrap();
    let window = Caller { session: Some(desk.window_session()), ..Caller::default() };
    desk.call(&window, "session.sign_in", json!({"badge": BADGE, "password": PASSWORD})).unwrap();
    let approve = |first: &serde_json::Value, reason: Option<&str>| json!({"first": first, "reason": reason});

    // Alone in the shop: with a reason only, and the history says so.
    let failure = refused_to(&desk, &window, "test.approve", approve(&me, None));
    assert_eq!((failure.code, failure.message), (Code::Refused, "second_person.needed"));
    assert_eq!(failure.gates[0].gate, "second_person.reason");
    assert_eq!(failure.gates[0].lifted_by, Some("keep_people"));
    desk.call(&window, "test.approve", approve(&me, Some("店里只有一人"))).unwrap();

    // Somebody else's work: no reason asked.
    desk.call(&window, "test.approve", approve(&json!(Uuid::from_u128(9)), None)).unwrap();

    // A second manager is there: the first may not alone, whatever the reason.
    let second =
        json!({"name": "李翠", "badge": "0012", "roles": ["manager"], "password": "own-secret-words"});
    desk.call(&window, "person.add", second).unwrap();
    let failure = refused_to(&desk, &window, "test.approve", approve(&me, Some("忙")));
    assert_eq!(failure.gates[0].gate, "second_person.others_can");
}
