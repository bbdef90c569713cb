//! A tablet on the floor and a phone in a hand: nothing runs out sideways, a finger hits everything.

use tests::looks::{Findings, LOOKS, barriers, out_of_reach};
use tests::pages::SignIn;
use tests::staff::{MANAGER, ORDERS};
use tests::{Place, Screen, staffed_folder};

/// Upright and lying tablets, and a phone.
const SIZES: [(u32, u32); 4] = [(768, 1024), (1024, 768), (820, 1180), (360, 740)];

/// Shows a place of the program as whoever follows a link there.
fn open(screen: &Screen, place: &str, mark: &str) {
    screen.script("location.hash = arguments[0];", &[place.into()]);
    screen.see(mark);
}

fn look_at(findings: &mut Vec<String>, screen: &Screen, name: &str, size: (u32, u32)) {
    let found = out_of_reach(screen).into_iter().chain(barriers(screen));
    findings.extend(found.map(|what| format!("{name} {}×{}: {what}", size.0, size.1)));
    screen.picture(&format!("touch-{name}-{}", size.0));
}

#[test]
fn the_floors_pages_fit_a_tablet_and_a_phone() {
    let mut findings = Vec::new();
    for size in SIZES {
        let place = Place::touched(staffed_folder(), size.0, size.1);
        let screen = &place.screen;
        screen.see("signin-badge");
        look_at(&mut findings, screen, "sign-in", size);
        SignIn(screen).with_password(&MANAGER);
        screen.see("orders-row");
        look_at(&mut findings, screen, "orders", size);

        screen.click("orders-row");
        let received = screen.see("order-stage");
        look_at(&mut findings, screen, "order", size);
        screen.click("step-primary");
        screen.until("the bench's part", || (screen.see("order-stage") != received).then_some(()));
        for tab in ["diagnosis", "quote", "log", "test", "settle", "hand_over"] {
            screen.click(&format!("order-tab-{tab}"));
            screen.until("the part of the page", || {
                let at = screen.script("return location.hash;", &[]);
                at.as_str().is_some_and(|at| at.contains(tab)).then_some(())
            });
            look_at(&mut findings, screen, tab, size);
        }
        for (place, mark, name) in [
            ("#/bench", "bench-open-free", "bench"),
            ("#/intake", "intake-phone", "intake"),
            ("#/customers", "customers-row", "customers"),
        ] {
            open(screen, place, mark);
            look_at(&mut findings, screen, name, size);
        }
        screen.script("document.querySelector('[data-test=box-input]').focus();", &[]);
        screen.type_text(ORDERS[0].phone);
        screen.see("box-hit");
        look_at(&mut findings, screen, "box", size);
    }
    assert!(findings.is_empty(), "{} findings\n{}", findings.len(), findings.join("\n"));
}

#[test]
fn a_tablet_in_both_languages_and_looks() {
    let findings = Findings::default();
    let place = Place::touched(staffed_folder(), 768, 1024);
    let screen = &place.screen;
    SignIn(screen).with_password(&MANAGER);
    for look in LOOKS {
        look.choose(screen);
        screen.see("person-menu");
        let pages = [
            ("#/repairs", "orders-row", "orders"),
            ("#/bench", "bench-open-free", "bench"),
            ("#/intake", "intake-phone", "intake"),
        ];
        for (at, mark, name) in pages {
            open(screen, at, mark);
            findings.look_at(screen, look, "768", name);
        }
    }
    findings.must_be_none();
}

#[test]
fn a_customer_signs_with_a_finger() {
    let place = Place::touched(staffed_folder(), 768, 1024);
    let screen = &place.screen;
    SignIn(screen).with_password(&MANAGER);
    open(screen, "#/intake", "intake-phone");
    screen.click("section-toggle-consent");
    screen.click("consent-how-pad");
    screen.until("the pad", || {
        let pad = "return document.querySelector('[data-test=signature-pad]') !== null;";
        (screen.script(pad, &[]) == true).then_some(())
    });
    let place = |screen: &Screen| {
        let page = "const { scrollTop } = document.querySelector('#page');
            const paths = document.querySelectorAll('[data-test=signature-pad] path');
            return [scrollTop, paths.length, paths[0]?.getAttribute('d').length ?? 0];";
        let told: [f64; 3] = serde_json::from_value(screen.script(page, &[])).expect("three numbers");
        told
    };
    screen.stroke("signature-pad", &[(0.2, 0.2), (0.4, 0.6), (0.6, 0.3), (0.8, 0.8)]);
    let [before, strokes, length] = place(screen);
    assert_eq!(strokes, 1.0);
    assert!(length > 20.0, "a line through all its points");
    // Downwards it signs on, and does not scroll the page away.
    screen.stroke("signature-pad", &[(0.5, 0.1), (0.5, 0.5), (0.5, 0.9)]);
    let [after, strokes, _] = place(screen);
    assert_eq!((after, strokes), (before, 2.0));
}
