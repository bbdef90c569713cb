//! What one desk does is told to the others.

use crate::ear::Ear;
use crate::house::House;
use serde_json::{Value, json};
use tests::intake;

/// The next event, but for that of the daily backup, which is over at any time soon after the start; `None` where the
/// stream ends.
fn heard(ear: &Ear) -> Option<Value> {
    let events = std::iter::from_fn(|| ear.nouns());
    let mut events = events.map(|event| serde_json::from_str::<Value>(&event).expect("an event"));
    events.find(|event| event["nouns"] != json!(["backup"])).map(|event| event["nouns"].clone())
}

fn intake_touches() -> Option<Value> {
    Some(json!(["condition", "consent", "customer", "device", "repair"]))
}

#[test]
fn one_desk_hears_what_another_did() {
    let house = House::founded();
    let (mut here, there) = (house.manager(), house.manager());
    let ear = Ear::open(&there);
    here.ask("repair.open", &json!({}));
    here.call("repair.open", &intake(1));
    assert_eq!(heard(&ear), intake_touches(), "and nothing of the refused one");
    here.call(
        "person.add",
        &json!({"name": "李翠", "badge": "0012", "roles": ["front_desk"], "password": "own-secret-words"}),
    );
    assert_eq!(heard(&ear), Some(json!(["person"])));
}

#[test]
fn a_quiet_stream_says_that_it_lives() {
    let house = House::founded();
    let ear = Ear::open(&house.manager());
    // The daily backup may be told first.
    while ear.next("data: ").is_some_and(|line| !line.contains("[]")) {}
    ear.alive();
}

#[test]
fn nobody_listens_without_a_sign_in() {
    let house = House::founded();
    assert_eq!(house.visitor().get("/events").refusal(), (401, "caller.signed_out".to_owned()));
    let mut locked = house.manager();
    locked.call("session.lock", &json!({}));
    assert_eq!(locked.get("/events").status, 401);
}

#[test]
fn a_stream_ends_when_its_desk_is_locked_and_others_go_on() {
    let house = House::founded();
    let (mut here, mut there) = (house.manager(), house.manager());
    let (mine, theirs) = (Ear::open(&here), Ear::open(&there));
    here.call("session.lock", &json!({}));
    assert_eq!(heard(&mine), None);
    there.call("repair.open", &intake(1));
    assert_eq!(heard(&theirs), intake_touches());
}

#[test]
fn an_open_stream_does_not_keep_the_program_from_closing() {
    let house = House::founded();
    let ear = Ear::open(&house.manager());
    let (status, said, _folder) = house.stopped();
    assert_eq!(status.code(), Some(0), "{said}");
    // The last event is that of the backup at close.
    while ear.nouns().is_some() {}
}
