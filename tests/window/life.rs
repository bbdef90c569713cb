use tests::{Place, journeys, staffed_folder};

#[test]
fn an_order_lives_from_intake_to_hand_over() {
    journeys::life(&Place::window(staffed_folder()), "window");
}
