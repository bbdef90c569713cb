use tests::{Place, journeys, memory_folder, staffed_folder};

#[test]
fn from_first_start_to_the_printed_order() {
    let place = Place::window(memory_folder());
    // F2, Enter after each of six fields, Ctrl+Enter for the order and for its paper.
    assert_eq!(journeys::first_order(&place, "window"), 9);
}

#[test]
fn a_draft_outlives_the_lock_and_another_persons_turn() {
    journeys::lock_and_switch(&Place::window(staffed_folder()));
}

#[test]
fn a_scan_opens_the_order_and_never_presses_a_button() {
    journeys::scan_beside_fields(&Place::window(staffed_folder()));
}
