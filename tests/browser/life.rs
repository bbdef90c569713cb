use tests::{Place, journeys, staffed_folder};

#[test]
fn an_order_lives_from_intake_to_hand_over_and_its_machine_comes_back() {
    let place = Place::browser(staffed_folder());
    journeys::life(&place, "browser");
    journeys::close_shift(&place, "browser");
}
