use tests::{Place, journeys, memory_folder, staffed_folder};

#[test]
fn from_first_start_to_the_printed_order() {
    let place = Place::browser(memory_folder());
    // F2, Enter after each of six fields, Ctrl+Enter for the order and for its paper.
    assert_eq!(journeys::first_order(&place, "browser"), 9);
}

#[test]
fn a_draft_outlives_the_lock_and_another_persons_turn() {
    journeys::lock_and_switch(&Place::browser(staffed_folder()));
}
