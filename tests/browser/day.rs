use tests::journeys::FIRST;
use tests::pages::{Counter, SignIn};
use tests::staff::MANAGER;
use tests::{Place, journeys, memory_folder, staffed_folder};

#[test]
fn from_first_start_to_the_printed_order() {
    let place = Place::browser(memory_folder());
    // F2, Enter after each of five fields, Ctrl+Enter for the order and for its paper.
    assert_eq!(journeys::first_order(&place, "browser"), 8);
}

#[test]
fn a_draft_outlives_the_lock_and_another_persons_turn() {
    journeys::lock_and_switch(&Place::browser(staffed_folder()));
}

#[test]
fn a_returning_customer_takes_few_keys() {
    let place = Place::browser(staffed_folder());
    // F2, Alt+1, Enter after three fields, Ctrl+Enter for the order and for its paper.
    assert_eq!(journeys::returning_customer(&place, "browser"), 7);
}

#[test]
fn a_machine_that_comes_back_is_known_by_its_number() {
    let place = Place::browser(staffed_folder());
    // F2, a scan, Alt+1, Enter past the codes, Ctrl+Enter for the order and for its paper.
    assert_eq!(journeys::machine_that_comes_back(&place, "browser"), 5);
}

#[test]
fn a_machine_that_is_here_opens_its_passport_and_no_second_order() {
    journeys::known_machine(&Place::browser(staffed_folder()), "browser");
}

#[test]
fn initials_and_several_terms_find_the_order() {
    journeys::initials(&Place::browser(staffed_folder()));
}

#[test]
fn two_intakes_at_a_time_stay_apart() {
    journeys::two_intakes(&Place::browser(staffed_folder()));
}

#[test]
fn two_machines_of_one_visit_name_each_other() {
    journeys::two_machines_of_one_visit(&Place::browser(staffed_folder()));
}

#[test]
fn a_draft_outlives_a_crash_of_server_and_page() {
    let mut place = Place::browser(staffed_folder());
    SignIn(&place.screen).with_password(&MANAGER);
    let intake = Counter(&place.screen).intake();
    intake.write(&FIRST);
    let written = intake.written();
    place.screen.see_words("intake-kept", "已保存");
    place.cut_power();
    place.restart();
    let screen = &place.screen;
    // Nothing the page remembered is left.
    screen.reload();
    SignIn(screen).with_password(&MANAGER);
    let intake = Counter(screen).intake();
    screen.until("the draft", || (intake.written() == written).then_some(()));
    intake.submit();
}

#[test]
fn a_paper_is_looked_at_and_printed_in_each_size() {
    journeys::preview_and_print(&Place::browser(staffed_folder()), "browser");
}
