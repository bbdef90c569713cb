use tests::{Place, journeys, memory_folder, staffed_folder};

#[test]
fn from_first_start_to_the_printed_order() {
    let place = Place::window(memory_folder());
    // F2, Enter after each of five fields, Ctrl+Enter for the order and for its paper.
    assert_eq!(journeys::first_order(&place, "window"), 8);
}

#[test]
fn a_draft_outlives_the_lock_and_another_persons_turn() {
    journeys::lock_and_switch(&Place::window(staffed_folder()));
}

#[test]
fn a_scan_opens_the_order_and_never_presses_a_button() {
    journeys::scan_beside_fields(&Place::window(staffed_folder()));
}

#[test]
fn a_scan_belongs_to_the_field_it_falls_into() {
    journeys::scan_into_fields(&Place::window(staffed_folder()));
}

#[test]
fn a_returning_customer_takes_few_keys() {
    let place = Place::window(staffed_folder());
    // F2, Alt+1, Enter after three fields, Ctrl+Enter for the order and for its paper.
    assert_eq!(journeys::returning_customer(&place, "window"), 7);
}

#[test]
fn a_machine_that_comes_back_is_known_by_its_number() {
    let place = Place::window(staffed_folder());
    // F2, a scan, Alt+1, Enter past the codes, Ctrl+Enter for the order and for its paper.
    assert_eq!(journeys::machine_that_comes_back(&place, "window"), 5);
}

#[test]
fn a_machine_that_is_here_opens_its_passport_and_no_second_order() {
    journeys::known_machine(&Place::window(staffed_folder()), "window");
}

#[test]
fn initials_and_several_terms_find_the_order() {
    journeys::initials(&Place::window(staffed_folder()));
}

#[test]
fn papers_and_lists_are_saved_beside_what_lies_there() {
    journeys::saved_files(&Place::window(staffed_folder()));
}

#[test]
fn a_paper_is_looked_at_and_printed_in_each_size() {
    journeys::preview_and_print(&Place::window(staffed_folder()), "window");
}
