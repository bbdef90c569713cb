use tests::{Place, journeys, staffed_folder};

#[test]
fn a_scan_opens_the_order_and_never_presses_a_button() {
    journeys::scan_beside_fields(&Place::browser(staffed_folder()));
}

#[test]
fn a_scan_belongs_to_the_field_it_falls_into() {
    journeys::scan_into_fields(&Place::browser(staffed_folder()));
}
