use tests::{Place, journeys, staffed_folder};

#[test]
fn an_order_lives_from_intake_to_hand_over_and_its_machine_comes_back_the_next_day() {
    let mut place = Place::browser(staffed_folder());
    journeys::life(&mut place, "browser");
}
