use tests::{Place, journeys, memory_folder, staffed_folder};

#[test]
fn from_first_start_to_the_printed_order() {
    let place = Place::browser(memory_folder());
    let strokes = journeys::first_order(&place, "browser");
    assert!(strokes < 120, "{strokes} keys for one order");
}

#[test]
fn a_draft_outlives_the_lock_and_another_persons_turn() {
    journeys::lock_and_switch(&Place::browser(staffed_folder()));
}
