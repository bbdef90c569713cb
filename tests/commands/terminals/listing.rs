use desk::Proof;
use serde_json::{Value, json};
use std::time::Duration;
use tests::{FakeDesk, TempShop, faults, own_password, past_the_store};

fn list(shop: &TempShop) -> Vec<Value> {
    shop.call("terminal.list", json!({})).as_array().unwrap().clone()
}

fn seen_on_disk(shop: &TempShop) -> Option<String> {
    let db = past_the_store(shop.root());
    let mut statement = db.prepare("SELECT at FROM terminal_seen").unwrap();
    let mut rows = statement.query([]).unwrap();
    rows.next().unwrap().map(|row| row.get(0).unwrap())
}

#[test]
fn the_list_tells_who_sits_where_and_where_here_is() {
    let shop = TempShop::new();
    let (_, bench) = shop.let_in(FakeDesk::new(1), "维修台");
    let (_, tablet) = shop.let_in_browser("平板");
    shop.person("李翠", "0012", &["front_desk"]);
    shop.sign_in_as(&bench, "0012", &own_password("0012")).unwrap();
    let told = |rows: &[Value]| -> Vec<Value> {
        rows.iter().map(|row| json!([row["name"], row["kind"], row["here"], row["person"]])).collect()
    };
    let mut expected =
        vec![json!(["平板", "browser", false, null]), json!(["维修台", "desk", false, "李翠"])];
    assert_eq!(told(&list(&shop)), expected);
    shop.call_as(&bench, "session.lock", json!({}));
    expected[1][3] = json!(null);
    assert_eq!(told(&list(&shop)), expected, "whoever locked went away");
    shop.sign_in_as(&tablet, tests::BADGE, tests::PASSWORD).unwrap();
    let there = shop.call_as(&tablet, "terminal.list", json!({}));
    expected[0] = json!(["平板", "browser", true, "周明远"]);
    assert_eq!(told(there.as_array().unwrap()), expected);
}

#[test]
fn last_seen_is_known_to_the_moment_and_written_once_a_minute() {
    let shop = TempShop::new();
    let desk = FakeDesk::new(1);
    let (_, caller) = shop.let_in(desk, "维修台");
    let last_seen = |shop: &TempShop| list(shop)[0]["last_seen"].clone();
    assert_eq!(last_seen(&shop), "2026-11-21T06:02:03.004Z");
    assert_eq!(seen_on_disk(&shop).as_deref(), Some("2026-11-21T06:02:03.004Z"));
    let entries = shop.journal();
    shop.clock.pass(Duration::from_secs(59));
    desk.caller(&shop).unwrap();
    assert_eq!(last_seen(&shop), "2026-11-21T06:03:02.004Z");
    assert_eq!(seen_on_disk(&shop).as_deref(), Some("2026-11-21T06:02:03.004Z"));
    shop.clock.pass(Duration::from_secs(1));
    desk.caller(&shop).unwrap();
    assert_eq!(seen_on_disk(&shop).as_deref(), Some("2026-11-21T06:03:03.004Z"));
    assert_eq!(shop.journal(), entries, "being seen is no history");
    shop.clock.pass(Duration::from_secs(90));
    shop.desk.look_for_terminal(Proof::Certificate(&desk.certificate)).unwrap();
    assert_eq!(last_seen(&shop), "2026-11-21T06:03:03.004Z", "the host looked, and nobody asked");
    drop(caller);
    let shop = TempShop::reopened(shop.closed(), "2026-11-21T09:00:00.000Z");
    shop.sign_in();
    assert_eq!(last_seen(&shop), "2026-11-21T06:03:03.004Z");
}

#[test]
fn a_terminal_is_renamed_by_who_saw_the_latest() {
    let shop = TempShop::new();
    let (id, _) = shop.let_in(FakeDesk::new(1), "维修台");
    let seen = list(&shop)[0]["seen_seq"].clone();
    let named = |name: &str| json!({"id": id, "name": name, "seen_seq": seen});
    for (name, fault) in
        [("", "field.empty"), (&*"台".repeat(41), "field.too_long"), ("a\tb", "field.control_character")]
    {
        assert_eq!(faults(&shop.refused("terminal.rename", named(name))), [("name", fault)]);
    }
    shop.call("terminal.rename", named(" 一号维修台 "));
    assert_eq!(list(&shop)[0]["name"], "一号维修台");
    assert_eq!(shop.refused("terminal.rename", named("二号")).message, "edit.stale");
    let unknown = json!({"id": "00000000-0000-7000-8000-000000000000", "name": "x", "seen_seq": 1});
    assert_eq!(shop.refused("terminal.rename", unknown).message, "terminal.not_found");
}
