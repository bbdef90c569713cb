use desk::{PairingState, Proof};
use kernel::Code;
use serde_json::{Value, json};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;
use tests::{FakeDesk, TempShop, faults};

const FIVE_MINUTES: Duration = Duration::from_secs(5 * 60);
const TWO_SECONDS: Duration = Duration::from_secs(2);

fn waiting(shop: &TempShop) -> Value {
    shop.call("terminal.waiting", json!({}))
}

fn admit(pairing: &Value, code: &str) -> Value {
    json!({"pairing": pairing, "code": code, "name": "二号工位"})
}

fn state(shop: &TempShop, desk: FakeDesk, pairing: &Value) -> PairingState {
    let pairing = pairing.as_str().unwrap().parse().unwrap();
    shop.desk.pairing_state(&desk.certificate, pairing).unwrap()
}

/// A code that the desk does not show.
fn other_than(code: &str) -> &'static str {
    if code == "00000000" { "00000001" } else { "00000000" }
}

#[test]
fn a_desk_whose_code_is_typed_at_the_host_is_let_in() {
    let shop = TempShop::new();
    let desk = FakeDesk::new(1);
    assert_eq!(desk.caller(&shop).unwrap_err().message, "terminal.unknown");
    let (pairing, code) = desk.knock(&shop, " 维修台 ");
    assert_eq!(
        waiting(&shop),
        json!([{"pairing": pairing, "name": "维修台", "since": "2026-11-21T06:02:03.004Z"}]),
        "what it shows is read there, never here"
    );
    assert_eq!(state(&shop, desk, &pairing), PairingState::Waiting);
    assert_eq!(desk.caller(&shop).unwrap_err().message, "terminal.unknown");

    let grouped = format!("{} {}", &code[..4], &code[4..]);
    let id = shop.call("terminal.admit", admit(&pairing, &grouped))["id"].clone();
    assert_eq!(state(&shop, desk, &pairing), PairingState::Admitted);
    assert_eq!(waiting(&shop), json!([]));
    let listed = shop.call("terminal.list", json!({}));
    assert_eq!(
        (&listed[0]["id"], &listed[0]["name"], &listed[0]["kind"], &listed[0]["admitted_by"]),
        (&id, &json!("二号工位"), &json!("desk"), &json!("周明远"))
    );
    assert_eq!(shop.journal().last().unwrap(), "terminal.admit");

    let caller = desk.caller(&shop).unwrap();
    assert_eq!(
        shop.refused_as(&caller, "repair.views", json!({})).code,
        Code::SignedOut,
        "nobody sits there"
    );
    let mine = json!({"badge": tests::BADGE, "password": tests::PASSWORD});
    shop.call_as(&caller, "session.sign_in", mine);
    assert_eq!(shop.call_as(&caller, "repair.views", json!({}))["all"], 0);
}

#[test]
fn a_wrong_code_is_counted_at_its_own_desk_and_the_third_ends_it() {
    let shop = TempShop::new();
    let (one, two) = (FakeDesk::new(1), FakeDesk::new(2));
    let ((pairing, code), (other, other_code)) = (one.knock(&shop, "一"), two.knock(&shop, "二"));
    for left in ["2", "1"] {
        let wrong = shop.refused("terminal.admit", admit(&pairing, other_than(&code)));
        assert_eq!(faults(&wrong), [("code", "terminal.wrong_code")]);
        assert_eq!(wrong.fields[0].params["left"], left);
    }
    // What cannot be a code, or a faulty name, is no guess.
    for (input, fault) in [
        (admit(&pairing, "123456"), ("code", "terminal.not_eight_digits")),
        (json!({"pairing": pairing, "code": other_than(&code), "name": ""}), ("name", "field.empty")),
        (
            json!({"pairing": pairing, "code": other_than(&code), "name": "台".repeat(41)}),
            ("name", "field.too_long"),
        ),
    ] {
        assert_eq!(faults(&shop.refused("terminal.admit", input)), [fault]);
    }
    let last = shop.refused("terminal.admit", admit(&pairing, other_than(&code)));
    assert_eq!(last.message, "terminal.pairing_over");
    let late = shop.refused("terminal.admit", admit(&pairing, &code));
    assert_eq!((late.code, late.message), (Code::NotFound, "terminal.no_pairing"));
    assert_eq!(state(&shop, one, &pairing), PairingState::Ended);
    shop.call("terminal.admit", admit(&other, &other_code));
    assert_eq!(one.caller(&shop).unwrap_err().message, "terminal.unknown");
    assert_eq!(shop.journal().iter().filter(|command| *command == "terminal.admit").count(), 1);
}

#[test]
fn a_pairing_lasts_five_minutes_by_the_ticks_of_the_clock() {
    let shop = TempShop::new();
    let desk = FakeDesk::new(1);
    let (pairing, code) = desk.knock(&shop, "一");
    shop.clock.set("2026-11-23T00:00:00.000Z");
    assert_eq!(state(&shop, desk, &pairing), PairingState::Waiting, "somebody set the clock");
    shop.clock.pass(FIVE_MINUTES - Duration::from_millis(1));
    assert_eq!(state(&shop, desk, &pairing), PairingState::Waiting);
    shop.clock.pass(Duration::from_millis(1));
    shop.sign_in();
    assert_eq!(waiting(&shop), json!([]));
    assert_eq!(shop.refused("terminal.admit", admit(&pairing, &code)).message, "terminal.no_pairing");
    assert_eq!(state(&shop, desk, &pairing), PairingState::Ended);
}

#[test]
fn a_refused_desk_hears_so_and_may_ask_again() {
    let shop = TempShop::new();
    let desk = FakeDesk::new(1);
    let (pairing, code) = desk.knock(&shop, "一");
    shop.call("terminal.refuse", json!({"pairing": pairing}));
    assert_eq!(state(&shop, desk, &pairing), PairingState::Refused);
    assert_eq!(state(&shop, FakeDesk::new(2), &pairing), PairingState::Ended, "nobody else hears of it");
    assert_eq!(shop.refused("terminal.admit", admit(&pairing, &code)).message, "terminal.no_pairing");
    assert_eq!(shop.refused("terminal.refuse", json!({"pairing": pairing})).message, "terminal.no_pairing");
    let (again, code) = desk.knock(&shop, "一");
    assert_ne!(again, pairing);
    shop.call("terminal.admit", admit(&again, &code));
}

#[test]
fn a_desk_that_is_let_in_needs_no_pairing() {
    let shop = TempShop::new();
    let desk = FakeDesk::new(1);
    shop.let_in(desk, "一");
    let refused = desk.begin(&shop, "一").unwrap_err();
    assert_eq!((refused.code, refused.message), (Code::Refused, "terminal.known_already"));
    // Whether the door is open or not.
    let unnamed = FakeDesk::new(2).begin(&shop, " ").unwrap_err();
    assert_eq!(faults(&unnamed), [("name", "field.empty")]);
}

#[test]
fn strangers_do_not_keep_a_desk_out_once_some_were_let_in() {
    let shop = TempShop::new();
    let knocked: Vec<_> = (1..=8).map(|n| FakeDesk::new(n).knock(&shop, "一")).collect();
    shop.clock.pass(TWO_SECONDS);
    shop.call("terminal.open_pairing", json!({}));
    let busy = FakeDesk::new(9).begin(&shop, "九").unwrap_err();
    assert_eq!((busy.code, busy.message), (Code::Busy, "terminal.busy"));
    let (pairing, code) = &knocked[0];
    shop.call("terminal.admit", admit(pairing, code));
    FakeDesk::new(9).begin(&shop, "九").unwrap();
    assert_eq!(waiting(&shop).as_array().unwrap().len(), 7, "the ninth has yet to open its number");
}

#[test]
fn a_retry_lets_a_desk_in_once_and_so_do_two_managers() {
    let shop = TempShop::new();
    let (pairing, code) = FakeDesk::new(1).knock(&shop, "一");
    let retried = shop.with_request(1);
    let first = shop.call_as(&retried, "terminal.admit", admit(&pairing, &code));
    assert_eq!(shop.call_as(&retried, "terminal.admit", admit(&pairing, &code)), first);
    let second = shop.refused("terminal.admit", admit(&pairing, &code));
    assert_eq!(second.message, "terminal.known_already");

    let (pairing, code) = FakeDesk::new(2).knock(&shop, "二");
    let answers: Vec<_> = std::thread::scope(|scope| {
        let ask = || shop.desk.call(&shop.window, "terminal.admit", admit(&pairing, &code)).is_ok();
        let asked: Vec<_> = (0..6).map(|_| scope.spawn(ask)).collect();
        asked.into_iter().map(|one| one.join().unwrap()).collect()
    });
    assert_eq!(answers.iter().filter(|is_in| **is_in).count(), 1);
    assert_eq!(shop.call("terminal.list", json!({})).as_array().unwrap().len(), 2);
}

/// Whoever sees the certificate on the line knows its hash, too, but never as the secret of a browser.
#[test]
fn a_desk_is_no_browser() {
    let shop = TempShop::new();
    let desk = FakeDesk::new(1);
    shop.let_in(desk, "一");
    for token in [kernel::journal::hex(&desk.certificate), String::new(), "0".repeat(64)] {
        assert_eq!(shop.desk.find_terminal(Proof::Token(&token)).unwrap_err().message, "terminal.unknown");
    }
}

#[test]
fn after_a_restart_who_was_let_in_is_and_who_waited_asks_again() {
    let shop = TempShop::new();
    let (inside, outside) = (FakeDesk::new(1), FakeDesk::new(2));
    let (pairing, code) = inside.knock(&shop, "一");
    shop.call("terminal.admit", admit(&pairing, &code));
    let (waited, _) = outside.knock(&shop, "二");
    let shop = TempShop::reopened(shop.closed(), "2026-11-21T07:00:00.000Z");
    assert_eq!(state(&shop, inside, &pairing), PairingState::Admitted);
    assert_eq!(state(&shop, outside, &waited), PairingState::Ended);
    assert!(inside.caller(&shop).is_ok());
}

#[test]
fn whoever_shows_the_settings_is_told_of_each_knock() {
    let shop = TempShop::new();
    let told = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&told);
    shop.desk.listen(Box::new(move |event| {
        if event.nouns.iter().any(|noun| noun == "terminal") {
            counted.fetch_add(1, Ordering::SeqCst);
        }
    }));
    let told = || told.swap(0, Ordering::SeqCst);
    let desk = FakeDesk::new(1);
    shop.call("terminal.open_pairing", json!({}));
    assert_eq!(told(), 1, "the door is open");
    let begun = desk.begin(&shop, "一").unwrap();
    assert_eq!(told(), 1, "one fewer may ask");
    assert_eq!(waiting(&shop), json!([]), "there is nothing to compare yet");
    let reveal = || shop.desk.reveal_pairing(&desk.certificate, begun.pairing, &desk.nonce);
    reveal().unwrap();
    assert_eq!(told(), 1);
    (0..3).for_each(|_| reveal().unwrap());
    assert_eq!(told(), 0, "what is said again is nothing new");
    assert!(shop.desk.reveal_pairing(&[9; 32], begun.pairing, &desk.nonce).is_err());
    assert_eq!(told(), 0, "a stranger makes nobody look");
    shop.call("terminal.refuse", json!({"pairing": begun.pairing.to_string()}));
    assert_eq!(told(), 1);
    let (pairing, code) = desk.knock(&shop, "一");
    assert_eq!(told(), 3, "the door is open anew, somebody asked, and waits");
    shop.call("terminal.admit", admit(&pairing, &code));
    assert_eq!(told(), 1);
}

#[test]
fn whoever_opens_another_number_than_promised_is_out() {
    let shop = TempShop::new();
    let desk = FakeDesk::new(1);
    shop.call("terminal.open_pairing", json!({}));
    let begun = desk.begin(&shop, "一").unwrap();
    let reveal = |nonce| shop.desk.reveal_pairing(&desk.certificate, begun.pairing, nonce).unwrap_err();
    assert_eq!(reveal(&[0; 32]).message, "terminal.pairing_broken");
    assert_eq!(reveal(&desk.nonce).message, "terminal.no_pairing");
    assert_eq!(waiting(&shop), json!([]));
}

fn door(shop: &TempShop) -> Value {
    shop.call("terminal.pairing_door", json!({}))
}

fn shut(begun: kernel::Result<desk::PairingBegun>) -> &'static str {
    let failure = begun.unwrap_err();
    assert_eq!(failure.code, Code::Refused);
    failure.message
}

#[test]
fn desks_may_ask_for_two_minutes_once_a_manager_says_so() {
    let shop = TempShop::new();
    let clerk = shop.person("李翠", "0012", &["front_desk"]);
    for name in ["terminal.open_pairing", "terminal.pairing_door"] {
        assert_eq!(shop.refused_as(&clerk, name, json!({})).code, Code::Forbidden);
    }
    assert_eq!(door(&shop), json!({"seconds_left": null, "begins_left": 0}));
    assert_eq!(shut(FakeDesk::new(1).begin(&shop, "一")), "terminal.pairing_closed");
    let entries = shop.journal();
    shop.call("terminal.open_pairing", json!({}));
    assert_eq!(door(&shop), json!({"seconds_left": 120, "begins_left": 5}));
    let (pairing, code) = FakeDesk::new(1).knock(&shop, "一");
    assert_eq!(door(&shop)["begins_left"], 4);
    assert_eq!(shop.journal(), entries, "nobody was let in yet");
    shop.clock.pass(Duration::from_secs(120));
    assert_eq!(door(&shop)["seconds_left"], json!(null));
    assert_eq!(shut(FakeDesk::new(2).begin(&shop, "二")), "terminal.pairing_closed");
    // Who asked in time is still let in.
    shop.call("terminal.admit", admit(&pairing, &code));
}

/// Somebody in between who has finished with the desk needs the host to come to the same code, and may try for that as
/// often as pairings are begun, whether or not anybody ever sees them.
#[test]
fn whoever_begins_again_and_again_has_five_guesses_two_seconds_apart() {
    let shop = TempShop::new();
    let between = FakeDesk::new(1);
    shop.call("terminal.open_pairing", json!({}));
    between.begin(&shop, "一").unwrap();
    let early = FakeDesk::new(2).begin(&shop, "二").unwrap_err();
    assert_eq!((early.message, &*early.params["seconds"]), ("terminal.pairing_wait", "2"), "host-wide");
    // Whoever does that takes other addresses where one is used up.
    let elsewhere = |n| FakeDesk { peer: FakeDesk::new(n).peer, ..between };
    for n in [1, 40, 40, 41] {
        shop.clock.pass(TWO_SECONDS);
        elsewhere(n).begin(&shop, "一").unwrap();
    }
    shop.clock.pass(TWO_SECONDS);
    assert_eq!(shut(between.begin(&shop, "一")), "terminal.pairing_used_up");
    assert_eq!(shut(FakeDesk::new(2).begin(&shop, "二")), "terminal.pairing_used_up");
    assert_eq!(door(&shop)["begins_left"], 0);
    shop.call("terminal.open_pairing", json!({}));
    FakeDesk::new(2).begin(&shop, "二").unwrap();
    let retried = shop.with_request(1);
    shop.call_as(&retried, "terminal.open_pairing", json!({}));
    shop.clock.pass(TWO_SECONDS);
    FakeDesk::new(3).begin(&shop, "三").unwrap();
    shop.call_as(&retried, "terminal.open_pairing", json!({}));
    assert_eq!(door(&shop)["begins_left"], 4, "the same press opens it once");
}

/// A machine that asks without end, each time desks may ask, must not use up what the one that is meant needs.
#[test]
fn a_stranger_that_asks_without_end_keeps_no_desk_out() {
    let shop = TempShop::new();
    let stranger = FakeDesk::new(1);
    for _ in 0..2 {
        shop.call("terminal.open_pairing", json!({}));
        for _ in 0..2 {
            shop.clock.pass(TWO_SECONDS);
            stranger.begin(&shop, "一").unwrap();
        }
        shop.clock.pass(TWO_SECONDS);
        assert_eq!(shut(stranger.begin(&shop, "一")), "terminal.pairing_used_up_here");
        let another = FakeDesk { peer: stranger.peer, ..FakeDesk::new(7) };
        assert_eq!(shut(another.begin(&shop, "一")), "terminal.pairing_used_up_here", "by its address");
        assert_eq!(door(&shop)["begins_left"], 3);
    }
    FakeDesk::new(2).begin(&shop, "二").unwrap();
}

#[test]
fn numbers_that_stay_closed_keep_nobody_out() {
    let shop = TempShop::new();
    for n in 1..=5 {
        shop.call("terminal.open_pairing", json!({}));
        FakeDesk::new(n).begin(&shop, "一").unwrap();
        shop.clock.pass(TWO_SECONDS);
    }
    assert_eq!(waiting(&shop), json!([]));
    shop.clock.pass(Duration::from_secs(15));
    for n in 10..=17 {
        FakeDesk::new(n).knock(&shop, "二");
    }
    assert_eq!(waiting(&shop).as_array().unwrap().len(), 8);
    let same_place = FakeDesk { peer: FakeDesk::new(30).peer, ..FakeDesk::new(31) };
    shop.clock.pass(FIVE_MINUTES - TWO_SECONDS);
    shop.sign_in();
    FakeDesk::new(30).knock(&shop, "三");
    same_place.knock(&shop, "三");
    shop.clock.pass(TWO_SECONDS);
    shop.call("terminal.open_pairing", json!({}));
    let third = FakeDesk { peer: FakeDesk::new(30).peer, ..FakeDesk::new(32) };
    assert_eq!(third.begin(&shop, "三").unwrap_err().message, "terminal.busy");
    FakeDesk::new(33).begin(&shop, "四").unwrap();
}
