use desk::{PairingState, Proof};
use kernel::Code;
use serde_json::{Value, json};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;
use tests::{FakeDesk, TempShop, faults};

const FIVE_MINUTES: Duration = Duration::from_secs(5 * 60);

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
    if code == "000000" { "000001" } else { "000000" }
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

    let grouped = format!("{} {}", &code[..3], &code[3..]);
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
        (admit(&pairing, "12345"), ("code", "terminal.not_six_digits")),
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
    let unnamed = FakeDesk::new(2).begin(&shop, " ").unwrap_err();
    assert_eq!(faults(&unnamed), [("name", "field.empty")]);
}

#[test]
fn strangers_do_not_keep_a_desk_out_once_some_were_let_in() {
    let shop = TempShop::new();
    let knocked: Vec<_> = (1..=8).map(|n| FakeDesk::new(n).knock(&shop, "一")).collect();
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
    let begun = desk.begin(&shop, "一").unwrap();
    assert_eq!(told(), 0, "there is nothing to compare yet");
    shop.desk.reveal_pairing(&desk.certificate, begun.pairing, &desk.nonce).unwrap();
    assert_eq!(told(), 1);
    assert!(shop.desk.reveal_pairing(&[9; 32], begun.pairing, &desk.nonce).is_err());
    assert_eq!(told(), 0, "a stranger makes nobody look");
    shop.call("terminal.refuse", json!({"pairing": begun.pairing.to_string()}));
    assert_eq!(told(), 1);
    let (pairing, code) = desk.knock(&shop, "一");
    assert_eq!(told(), 1);
    shop.call("terminal.admit", admit(&pairing, &code));
    assert_eq!(told(), 1);
}

#[test]
fn whoever_opens_another_number_than_promised_is_out() {
    let shop = TempShop::new();
    let desk = FakeDesk::new(1);
    let begun = desk.begin(&shop, "一").unwrap();
    let reveal = |nonce| shop.desk.reveal_pairing(&desk.certificate, begun.pairing, nonce).unwrap_err();
    assert_eq!(reveal(&[0; 32]).message, "terminal.pairing_broken");
    assert_eq!(reveal(&desk.nonce).message, "terminal.no_pairing");
    assert_eq!(waiting(&shop), json!([]));
}
