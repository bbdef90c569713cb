use tests::awaited::awaited_folder;
use tests::{Place, journeys};

#[test]
fn a_part_goes_from_its_parcel_into_a_machine_and_all_of_it_is_counted() {
    journeys::parts(&Place::browser(awaited_folder()), "browser");
}
