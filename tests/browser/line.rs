use serde_json::json;
use tests::journeys::FIRST;
use tests::pages::{Counter, Intake, Preview, SignIn};
use tests::staff::{MANAGER, ORDERS};
use tests::{Place, past_the_store, rows_of, staffed_folder};

/// How many orders the shop has on its disk. The list may still show what it knew before.
fn orders(place: &Place) -> usize {
    usize::try_from(rows_of(&past_the_store(place.data()), "repair")).expect("no fewer than none")
}

#[test]
fn ctrl_enter_twice_makes_one_order() {
    let place = Place::browser(staffed_folder());
    let screen = &place.screen;
    SignIn(screen).with_password(&MANAGER);
    let before = orders(&place);
    assert_eq!(before, ORDERS.len());
    Counter(screen).intake().write(&FIRST);
    // Two presses within one burst of keys: the second comes before any answer can.
    screen.twice("Ctrl+Enter");
    screen.see("paper-preview");
    Preview(screen).pages();
    assert!(place.tray.papers().is_empty(), "the second press printed");
    Preview(screen).close();
    assert_eq!(orders(&place), before + 1);
}

#[test]
fn an_order_sent_while_the_server_is_down_is_made_once_it_is_back() {
    let mut place = Place::browser(staffed_folder());
    SignIn(&place.screen).with_password(&MANAGER);
    let before = orders(&place);
    let intake = Counter(&place.screen).intake();
    intake.write(&FIRST);
    let written = intake.written();
    place.cut_power();
    place.screen.press("Ctrl+Enter");
    place.screen.see("banner-line");
    assert_eq!(Intake(&place.screen).written(), written, "typed words are gone");
    place.screen.picture("line-down");
    place.restart();
    let screen = &place.screen;
    screen.see_gone("banner-line");
    // The new server wants to know who sits here.
    SignIn(screen).with_password(&MANAGER);
    let intake = Intake(screen);
    assert_eq!(intake.written(), written, "the page is gone");
    intake.submit();
    Preview(screen).close();
    assert_eq!(orders(&place), before + 1);
}

#[test]
fn an_answer_that_was_lost_is_asked_for_again_and_not_made_again() {
    let mut place = Place::browser(staffed_folder());
    SignIn(&place.screen).with_password(&MANAGER);
    let before = orders(&place);
    let intake = Counter(&place.screen).intake();
    intake.write(&FIRST);
    // The server does its work and the answer is lost on its way, once.
    place.screen.script(LOSE_ONE_ANSWER, &[json!("/api/repair.open")]);
    place.screen.press("Ctrl+Enter");
    place.screen.until("the answer to be lost", || {
        (place.screen.script("return window.lost === true;", &[]) == true).then_some(())
    });
    place.cut_power();
    place.screen.see("banner-line");
    place.restart();
    let screen = &place.screen;
    screen.see_gone("banner-line");
    SignIn(screen).with_password(&MANAGER);
    let number = Intake(screen).submit();
    Preview(screen).close();
    assert_eq!(orders(&place), before + 1, "the retry made another order than {number}");
}

#[test]
fn a_prepayment_that_was_taken_as_the_host_died_is_taken_once() {
    let mut place = Place::browser(staffed_folder());
    SignIn(&place.screen).with_password(&MANAGER);
    Counter(&place.screen).find(ORDERS[0].phone);
    let before = prepaid(&place);
    place.screen.see("prepay");
    place.screen.click("prepay");
    place.screen.see_focus("prepay-amount");
    place.screen.type_text("99.50");
    place.screen.script(LOSE_ONE_ANSWER, &[json!("/api/payment.prepay")]);
    place.screen.press("Ctrl+Enter");
    place.screen.until("the answer to be lost", || {
        (place.screen.script("return window.lost === true;", &[]) == true).then_some(())
    });
    place.cut_power();
    place.screen.see("banner-line");
    place.restart();
    let screen = &place.screen;
    // Whoever typed it signs in over the form, and finds it as it was.
    screen.see_words("signin-kept", MANAGER.name);
    screen.picture("page-kept");
    SignIn(screen).with_password(&MANAGER);
    assert_eq!(screen.value("prepay-amount"), "99.50");
    screen.see_words("failure-note", "再做一次");
    screen.see_focus("prepay-amount");
    screen.picture("page-kept-signed-in");
    screen.press("Ctrl+Enter");
    Preview(screen).close();
    assert_eq!(prepaid(&place), before + 1);
}

/// How many payments the shop has on its disk.
fn prepaid(place: &Place) -> i64 {
    rows_of(&past_the_store(place.data()), "payment")
}

#[test]
fn a_screen_locked_while_the_host_is_out_of_reach_is_locked_there_once_it_is_back() {
    let place = Place::browser(staffed_folder());
    let screen = &place.screen;
    SignIn(screen).with_password(&MANAGER);
    screen.see("orders");
    screen.script(OUT_OF_REACH, &[]);
    Counter(screen).lock();
    screen.see("banner-line");
    screen.picture("locked-while-down");
    screen.script(WITHIN_REACH, &[]);
    screen.until("the lock to be told", || {
        (screen.script("return window.told === true;", &[]) == true).then_some(())
    });
    // What the page knew by itself goes with it; the host knows.
    screen.reload();
    screen.see("lock-overlay");
}

const OUT_OF_REACH: &str = "window.ask = window.fetch;
    window.fetch = async () => {
        throw new TypeError('no network');
    };";

const WITHIN_REACH: &str = "window.fetch = async (address, how) => {
        const answer = await window.ask(address, how);
        if (address === '/api/session.lock' && answer.ok) window.told = true;
        return answer;
    };";

const LOSE_ONE_ANSWER: &str = "const path = arguments[0];
    const ask = window.fetch;
    window.fetch = async (address, how) => {
        const answer = await ask(address, how);
        if (address !== path || window.lost) return answer;
        window.lost = true;
        throw new TypeError('the line broke');
    };";
