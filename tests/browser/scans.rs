use serde_json::json;
use tests::pages::{Counter, SignIn};
use tests::staff::MANAGER;
use tests::{Place, journeys, staffed_folder};

#[test]
fn a_scan_opens_the_order_and_never_presses_a_button() {
    journeys::scan_beside_fields(&Place::browser(staffed_folder()));
}

#[test]
fn a_scan_belongs_to_the_field_it_falls_into() {
    let place = Place::browser(staffed_folder());
    let screen = &place.screen;
    SignIn(screen).with_password(&MANAGER);
    Counter(screen).intake();
    screen.tab_to("intake-number");
    screen.scan("352099001761481");
    screen.see_focus("intake-device");
    assert_eq!(screen.value("intake-number"), "352099001761481");
    assert!(screen.has("intake-submit"), "the intake stays");

    // On the button that throws the writing away: the IMEI goes to this intake, nothing is cleared.
    screen.tab_to("intake-clear");
    screen.scan("490154203237518");
    screen.until("the IMEI in its field", || {
        (screen.value("intake-number") == "490154203237518").then_some(())
    });
    let opened = screen.script("return location.hash;", &[]);
    assert_eq!(opened, json!("#/intake"));
}
