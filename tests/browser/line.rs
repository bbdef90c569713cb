use serde_json::json;
use tests::journeys::FIRST;
use tests::pages::{Counter, Preview, SignIn};
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
    assert_eq!(tests::pages::Intake(&place.screen).written(), written, "typed words are gone");
    place.screen.picture("line-down");
    place.restart();
    let screen = &place.screen;
    screen.see_gone("banner-line");
    // The new server wants to know who sits here.
    SignIn(screen).with_password(&MANAGER);
    let intake = Counter(screen).intake();
    assert_eq!(intake.written(), written, "the draft is gone");
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
    let number = Counter(screen).intake().submit();
    Preview(screen).close();
    assert_eq!(orders(&place), before + 1, "the retry made another order than {number}");
}

const LOSE_ONE_ANSWER: &str = "const path = arguments[0];
    const ask = window.fetch;
    window.fetch = async (address, how) => {
        const answer = await ask(address, how);
        if (address !== path || window.lost) return answer;
        window.lost = true;
        throw new TypeError('the line broke');
    };";
