use tests::worked::worked_folder;
use tests::{Place, journeys, staffed_folder};

#[test]
fn an_order_lives_from_intake_to_hand_over_and_its_machine_comes_back_the_next_day() {
    let mut place = Place::browser(staffed_folder());
    journeys::life(&mut place, "browser");
}

#[test]
fn no_step_beside_the_usual_way_takes_more_keys() {
    journeys::steps_aside(&Place::browser(worked_folder()), "browser");
}
