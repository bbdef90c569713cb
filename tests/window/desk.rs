//! A window as the desk of a shop that another program keeps.

use serde_json::json;
use std::time::UNIX_EPOCH;
use tests::journeys::FIRST;
use tests::lan::{LanHost, Visitor};
use tests::pages::{Counter, Intake, Preview, SignIn};
use tests::staff::MANAGER;
use tests::{Place, must_be_sound, past_the_store, rows_of, staffed_folder, text_on};

fn manager(host: &LanHost) -> Visitor {
    let mut manager = Visitor::here(host.here);
    manager.sign_in(MANAGER.badge, MANAGER.password);
    manager
}

/// How many orders the host has on its disk.
fn orders(host: &LanHost) -> i64 {
    rows_of(&past_the_store(host.folder.path()), "repair")
}

/// A fresh window that asked the host to be let in, and was.
fn joined(host: &LanHost) -> Place {
    let_in(host, Place::window(tests::memory_folder()))
}

fn let_in(host: &LanHost, place: Place) -> Place {
    let screen = &place.screen;
    screen.see("first-start");
    screen.press("Alt+J");
    screen.see_focus("join-address");
    screen.fill(&host.network.to_string());
    screen.see_focus("join-name");
    screen.type_text("维修台 1");
    screen.press("Ctrl+Enter");
    // Nobody is let ask before a manager says so, and this screen says whom to ask for that.
    assert!(screen.see("failure-note").contains("允许配对"));
    let mut manager = manager(host);
    manager.call("terminal.open_pairing", &json!({}));
    screen.press("Ctrl+Enter");
    let code = screen.see("join-code").replace(' ', "");
    screen.picture("desk-1-code");
    let waiting = manager.call("terminal.waiting", &json!({}));
    assert_eq!(waiting[0]["name"], "维修台 1");
    let admit = json!({"pairing": waiting[0]["pairing"], "code": code, "name": "维修台 1"});
    manager.call("terminal.admit", &admit);
    screen.see("signin-page");
    place
}

#[test]
fn a_window_joins_a_host_works_there_and_is_sent_off() {
    let host = LanHost::serving(staffed_folder(), "127.0.0.1:0");
    let before = orders(&host);
    let place = joined(&host);
    let screen = &place.screen;
    SignIn(screen).with_password(&MANAGER);
    let intake = Counter(screen).intake();
    intake.write(&FIRST);
    let number = intake.submit();
    assert_eq!(orders(&host), before + 1);
    // The paper comes out of this desk's own printer, and the shop's history says where.
    assert!(Preview(screen).printer().contains("本机"), "the printer is {}", Preview(screen).printer());
    screen.picture("desk-2-paper");
    Preview(screen).print();
    let paper = place.tray.paper();
    must_be_sound(&paper);
    assert!(text_on(&paper).contains(&number));
    Preview(screen).close();
    let mut manager = manager(&host);
    let found = manager.call("repair.find", &json!({"text": number, "view": "all", "limit": 2}));
    let history = manager.call("repair.history", &json!({"id": found["rows"][0]["id"]}));
    let told = history.as_array().expect("a history");
    assert!(told.iter().any(|entry| entry["command"] == "paper.print_here"), "{history}");
    // Sent off in the middle of its work, it is told at once and shown the ways on.
    let desks = manager.call("terminal.list", &json!({}));
    manager.call("terminal.revoke", &json!({"id": desks[0]["id"], "reason": "换了电脑"}));
    screen.see("turned-away");
    screen.picture("desk-3-turned-away");
    assert!(screen.see("turned-away-reason").contains("停用"));
}

#[test]
fn a_print_that_failed_at_a_desks_own_printer_and_is_pressed_again_is_written_down_as_two() {
    let host = LanHost::serving(staffed_folder(), "127.0.0.1:0");
    let place = joined(&host);
    let screen = &place.screen;
    SignIn(screen).with_password(&MANAGER);
    let intake = Counter(screen).intake();
    intake.write(&FIRST);
    let number = intake.submit();
    place.tray.jam(true);
    Preview(screen).print();
    screen.see("failure-note");
    screen.picture("desk-6-jammed");
    let mut manager = manager(&host);
    let found = manager.call("repair.find", &json!({"text": number, "view": "all", "limit": 2}));
    let mut printed = || {
        let history = manager.call("repair.history", &json!({"id": found["rows"][0]["id"]}));
        let told = history.as_array().expect("a history").clone();
        let of = |command: &str| told.iter().filter(|entry| entry["command"] == command).count();
        (of("paper.print_here"), of("paper.fail_here"))
    };
    assert_eq!(printed(), (1, 1));
    place.tray.jam(false);
    Preview(screen).print();
    // It surely came to nothing before: this one is no reprint.
    assert!(!text_on(&place.tray.paper()).contains("补打"));
    assert_eq!(printed(), (2, 1));
}

#[test]
fn a_desk_program_that_is_closed_leaves_no_open_seat_at_its_host() {
    let host = LanHost::serving(staffed_folder(), "127.0.0.1:0");
    let mut place = joined(&host);
    SignIn(&place.screen).with_password(&MANAGER);
    place.next_morning();
    place.screen.see("lock-overlay");
}

#[test]
fn a_host_that_is_killed_in_the_middle_of_a_save_makes_one_order() {
    let mut host = LanHost::serving(staffed_folder(), "127.0.0.1:0");
    let before = orders(&host);
    let place = joined(&host);
    let screen = &place.screen;
    SignIn(screen).with_password(&MANAGER);
    let intake = Counter(screen).intake();
    intake.write(&FIRST);
    let written = intake.written();
    screen.press("Ctrl+Enter");
    host.program.kill();
    screen.see("banner-line");
    screen.picture("desk-4-line-down");
    host.restart();
    screen.see_gone("banner-line");
    // The host began anew and wants to know who sits here; the same request is sent again.
    SignIn(screen).with_password(&MANAGER);
    screen.settle();
    screen.picture("desk-5-signed-in-again");
    if orders(&host) == before {
        let again = Intake(screen);
        assert_eq!(again.written(), written, "the page is gone");
        again.submit();
    }
    assert_eq!(orders(&host), before + 1);
}

/// What the desk's own clock says matters to nobody: it is let in, works, and what it does bears the host's time.
#[test]
fn a_window_whose_clock_is_wrong_by_a_day_works_at_its_host() {
    for days in [-1, 1] {
        let host = LanHost::serving(staffed_folder(), "127.0.0.1:0");
        let before = orders(&host);
        let place = Place::window_by_a_wrong_clock(tests::memory_folder(), days);
        let now = || place.screen.script("return Date.now();", &[]).as_i64().expect("a time");
        let here = UNIX_EPOCH.elapsed().expect("this PC's time").as_millis();
        let off = now() - i64::try_from(here).expect("a time");
        assert!((off - i64::from(days) * 86_400_000).abs() < 600_000, "its clock is off by {off} ms");
        let place = let_in(&host, place);
        let screen = &place.screen;
        SignIn(screen).with_password(&MANAGER);
        let intake = Counter(screen).intake();
        intake.write(&FIRST);
        let number = intake.submit();
        Preview(screen).close();
        assert_eq!(orders(&host), before + 1);
        let today = manager(&host).call("shop.door", &json!({}))["shop"]["today"].clone();
        let today = today.as_str().expect("a day")[2..].replace('-', "");
        assert!(number.contains(&today), "{number} on {today}");
        screen.picture(&format!("desk-clock-{days}"));
    }
}
