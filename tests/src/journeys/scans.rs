//! Journeys of the scanner: beside the fields and into them.

use crate::pages::{Counter, SignIn};
use crate::staff::{MANAGER, ORDERS};
use crate::{Place, Screen};
use serde_json::json;

/// IMEIs that no order of the shop has.
const NEW: [&str; 2] = ["867841041234567", "862181053456781"];

/// A scan outside a field opens what it names, and never presses the button that has the focus.
#[track_caller]
pub fn scan_beside_fields(place: &Place) {
    let screen = &place.screen;
    SignIn(screen).with_password(&MANAGER);
    let (number, code) = code_of(screen, ORDERS[0].phone);
    let (other, _) = code_of(screen, ORDERS[1].phone);
    assert_ne!(number, other);

    // Outside a field: the label of an order, then a machine's own number.
    let is_code = code.len() == 14 && code.chars().all(|digit| digit.is_ascii_digit());
    assert!(is_code, "no code to scan: {code}");
    screen.press("F3");
    screen.see("orders");
    screen.script("document.activeElement.blur();", &[]);
    screen.scan(&code);
    screen.see_words("order-number", &number);
    screen.press("F3");
    screen.see("orders");
    screen.scan(ORDERS[1].imei);
    screen.see_words("order-number", &other);

    // With the focus on a button that would act: the lock, and the page's primary one.
    for button in ["lock-button", "order-print"] {
        screen.tab_to(button);
        screen.scan(&code);
        screen.see_words("order-number", &number);
        assert!(!screen.has("lock-overlay") && !screen.has("paper-preview"), "“{button}” was pressed");
        assert_eq!(Counter(screen).find(ORDERS[1].phone), other);
        screen.see_words("order-number", &other);
    }
    // The very same key from a hand does press it.
    screen.tab_to("lock-button");
    screen.press("Enter");
    screen.see("lock-overlay");
}

/// An order's number, and its code as the papers carry it.
fn code_of(screen: &Screen, text: &str) -> (String, String) {
    let number = Counter(screen).find(text);
    (number, screen.see("order-code"))
}

/// A scan into a field belongs to that field; an IMEI on the intake belongs to its machine, and the label of an
/// order opens that order from any field, which is left as it was.
#[track_caller]
pub fn scan_into_fields(place: &Place) {
    let screen = &place.screen;
    SignIn(screen).with_password(&MANAGER);
    let (number, code) = code_of(screen, ORDERS[0].phone);
    let counter = Counter(screen);
    counter.intake();
    let holds = |test: &str, text: &str| {
        screen.until(&format!("“{text}” in “{test}”"), || (screen.value(test) == text).then_some(()));
    };
    screen.type_text("139");
    screen.tab_to("intake-number");
    screen.scan(NEW[0]);
    screen.see_focus("intake-device");
    holds("intake-number", NEW[0]);
    // Into its own box the next one takes its place.
    screen.tab_back_to("intake-number");
    screen.scan(NEW[1]);
    screen.see_focus("intake-device");
    holds("intake-number", NEW[1]);
    // Into the words for the customer: the machine's all the same.
    screen.tab_back_to("intake-name");
    screen.scan(NEW[0]);
    holds("intake-number", NEW[0]);
    holds("intake-name", "");

    // On the button that throws the writing away: the IMEI goes to this intake, nothing is cleared.
    screen.tab_to("intake-clear");
    screen.scan(NEW[1]);
    holds("intake-number", NEW[1]);
    holds("intake-phone", "139");
    assert_eq!(screen.script("return location.hash;", &[]), json!("#/intake"), "the intake is left");

    // An order's label, with the focus in a field of another intake.
    for field in ["intake-number", "intake-phone"] {
        screen.tab_to(field);
        screen.scan(&code);
        screen.see_words("order-number", &number);
        assert!(!screen.has("paper-preview"), "the scan pressed a button");
        screen.press("F2");
        screen.see("intake-phone");
        holds("intake-number", NEW[1]);
        holds("intake-phone", "139");
    }

    // Into the one box, before its list can have come.
    for (scanned, opened) in [(code.as_str(), number.as_str()), (ORDERS[0].imei, number.as_str())] {
        screen.press("F3");
        screen.see("orders");
        screen.press("Ctrl+K");
        screen.see_focus("box-input");
        screen.scan(scanned);
        screen.see_words("order-number", opened);
    }
}
