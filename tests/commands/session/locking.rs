use kernel::Code;
use serde_json::json;
use std::time::Duration;
use tests::{BADGE, PASSWORD, TempShop, shop_edit};

const MINUTE: Duration = Duration::from_secs(60);

fn is_locked(shop: &TempShop) -> bool {
    let answer = shop.desk.call(&shop.window, "repair.views", json!({}));
    answer.is_err_and(|failure| {
        assert_eq!((failure.code, failure.message), (Code::Locked, "caller.locked"));
        true
    })
}

fn set_pin(shop: &TempShop) {
    shop.call("person.set_pin", json!({"password": PASSWORD, "pin": "2580"}));
}

#[test]
fn a_locked_desk_does_nothing_until_a_pin_opens_it() {
    let shop = TempShop::new();
    set_pin(&shop);
    assert!(!is_locked(&shop));
    shop.call("session.lock", json!({}));
    assert!(is_locked(&shop));
    assert!(!shop.desk.is_signed_in(&shop.window));
    let door = shop.door(&shop.window);
    assert_eq!((&door["locked"], &door["me"]["badge"]), (&json!(true), &json!(BADGE)));
    let id = shop.door(&shop.window)["quick"][0]["id"].clone();
    assert_eq!(
        shop.refused("session.switch", json!({"person": id, "pin": "9999"})).message,
        "person.wrong_pin"
    );
    assert!(is_locked(&shop), "a wrong PIN opens nothing");
    shop.call("session.switch", json!({"person": id, "pin": "2580"}));
    assert!(!is_locked(&shop));
}

#[test]
fn a_locked_desk_draws_no_paper_and_takes_no_file() {
    let shop = TempShop::new();
    let id = shop.order(1);
    shop.call("session.lock", json!({}));
    let paper = shop.desk.paper(&shop.window, "repair.job_card", json!({"id": id})).unwrap_err();
    assert_eq!(paper.code, Code::Locked);
    assert_eq!(shop.desk.stage(&shop.window, b"photo").unwrap_err().code, Code::Locked);
}

#[test]
fn an_idle_desk_locks_by_itself_and_work_keeps_it_awake() {
    let shop = TempShop::new();
    let write = json!({"language": null, "theme": "dark"});
    for (work, input) in
        [("session.awake", json!({})), ("person.prefer", write), ("session.awake", json!({}))]
    {
        shop.clock.pass(5 * MINUTE - Duration::from_millis(1));
        shop.call(work, input);
        assert!(!is_locked(&shop));
    }
    shop.clock.pass(5 * MINUTE);
    assert!(is_locked(&shop));
    shop.clock.pass(MINUTE);
    assert!(is_locked(&shop), "a look at a locked desk does not wake it");
}

#[test]
fn a_page_that_only_looks_at_the_door_does_not_keep_the_desk_awake() {
    let shop = TempShop::new();
    for minute in 1..=5 {
        shop.clock.pass(MINUTE);
        shop.door(&shop.window);
        drop(shop.desk.call(&shop.window, "shop.status", json!({})));
        let still = shop.desk.is_signed_in(&shop.window);
        assert_eq!(still, minute < 5, "{minute}");
    }
    assert!(is_locked(&shop));
}

/// In a busy shop the commits of others have a page ask without end.
#[test]
fn what_a_page_asks_by_itself_does_not_keep_the_desk_awake() {
    let shop = TempShop::new();
    let id = shop.order(1);
    let asked = [
        ("repair.find", json!({"view": "open", "limit": 3})),
        ("repair.card", json!({"id": id})),
        ("bench.mine", json!({})),
        ("terminal.waiting", json!({})),
        ("host.state", json!({})),
        ("printer.list", json!({})),
        ("backup.list", json!({})),
        ("presence.here", json!({"repair": id, "editing": true})),
    ];
    for _ in 1..5 {
        shop.clock.pass(MINUTE);
        for (name, input) in &asked {
            shop.call(name, input.clone());
        }
        shop.desk.paper(&shop.window, "repair.job_card", json!({"id": id})).unwrap();
    }
    shop.clock.pass(MINUTE);
    assert!(is_locked(&shop));
    assert_eq!(shop.refused("session.awake", json!({})).code, Code::Locked, "nor does it open one");
}

#[test]
fn idling_is_counted_in_ticks_not_by_the_wall_clock() {
    let shop = TempShop::new();
    shop.clock.set("2026-11-21T12:00:00.000Z");
    assert!(!is_locked(&shop), "somebody set the clock ahead");
    shop.clock.set("2026-11-21T01:00:00.000Z");
    shop.clock.pass(5 * MINUTE);
    assert!(is_locked(&shop), "somebody set the clock back");
}

#[test]
fn the_shop_chooses_how_long_a_desk_may_idle() {
    let shop = TempShop::new();
    let mut card = shop.call("shop.card", json!({}));
    card["idle_minutes"] = json!(1);
    shop.call("shop.revise", shop_edit(card));
    shop.clock.pass(MINUTE);
    assert!(is_locked(&shop));
}

#[test]
fn after_a_restart_nobody_sits_there_but_todays_people_are_known() {
    let shop = TempShop::new();
    set_pin(&shop);
    let browser = shop.browser();
    shop.sign_in_as(&browser, BADGE, PASSWORD).unwrap();
    let cookie = browser.session.clone().unwrap();
    let shop = TempShop::reopened(shop.closed(), "2026-11-21T07:00:00.000Z");
    let key = shop.desk.find_session(cookie.as_str());
    let browser = desk::Caller { session: key, ..desk::Caller::default() };
    for desk in [&shop.window, &browser] {
        let door = shop.door(desk);
        assert_eq!((&door["me"], &door["quick"][0]["badge"]), (&json!(null), &json!(BADGE)));
        assert_eq!(shop.refused_as(desk, "repair.views", json!({})).code, Code::SignedOut);
        let id = door["quick"][0]["id"].clone();
        shop.call_as(desk, "session.switch", json!({"person": id, "pin": "2580"}));
        shop.call_as(desk, "repair.views", json!({}));
    }
}
