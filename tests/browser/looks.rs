use tests::looks::{Findings, LOOKS, Look};
use tests::pages::{Counter, Order, Preview, SignIn};
use tests::staff::{FRONT, MANAGER, ORDERS};
use tests::{Place, Screen, memory_folder, staffed_folder};

/// At both sizes, the larger one only where it says something new.
fn at_every_size(screen: &Screen, look: Look, visit: impl Fn(&str)) {
    visit("1366");
    if (look.language == "en") == (look.theme == "dark") {
        screen.fit(1920, 1080);
        visit("1920");
        screen.fit(1366, 768);
    }
}

#[test]
fn the_way_in_in_both_languages_and_looks() {
    let findings = Findings::default();
    let place = Place::browser(memory_folder());
    let screen = &place.screen;
    for look in LOOKS {
        look.choose(screen);
        screen.see("first-start");
        at_every_size(screen, look, |size| findings.look_at(screen, look, size, "first-start"));
    }
    screen.press("Ctrl+Enter");
    screen.see("fault-shop_name");
    findings.look_at(screen, LOOKS[3], "1366", "first-start-faults");

    let place = Place::browser(staffed_folder());
    let screen = &place.screen;
    for look in LOOKS {
        look.choose(screen);
        screen.see("signin-badge");
        at_every_size(screen, look, |size| findings.look_at(screen, look, size, "sign-in"));
    }
    SignIn(screen).with_password(&MANAGER);
    for look in LOOKS {
        look.choose(screen);
        screen.see("person-menu");
        Counter(screen).lock();
        findings.look_at(screen, look, "1366", "lock");
        SignIn(screen).with_pin(&MANAGER);
    }
    findings.must_be_none();
}

#[test]
fn the_day_in_both_languages_and_looks() {
    let findings = Findings::default();
    let place = Place::browser(staffed_folder());
    let screen = &place.screen;
    SignIn(screen).with_password(&MANAGER);
    // So that the order's history tells of more than its beginning.
    Counter(screen).find(ORDERS[0].phone);
    screen.press("Ctrl+P");
    Preview(screen).pages();
    Preview(screen).print();
    place.tray.paper();
    Preview(screen).close();
    Order(screen).history(2);
    for look in LOOKS {
        look.choose(screen);
        screen.see("person-menu");
        at_every_size(screen, look, |size| the_day(&findings, screen, look, size));
    }
    findings.must_be_none();
}

fn the_day(findings: &Findings, screen: &Screen, look: Look, size: &str) {
    let counter = Counter(screen);
    screen.press("F3");
    screen.see("orders-row");
    findings.look_at(screen, look, size, "orders");

    counter.ask("77777777");
    screen.see("box-none");
    findings.look_at(screen, look, size, "box-no-hit");
    screen.press("Escape");

    counter.intake();
    findings.look_at(screen, look, size, "intake");
    screen.type_text(ORDERS[0].phone);
    screen.see("intake-known");
    screen.press("Ctrl+Enter");
    screen.see("fault-name");
    findings.look_at(screen, look, size, "intake-faults");
    screen.tab_to("intake-clear");
    screen.press("Enter");

    counter.find(ORDERS[0].phone);
    screen.see("history-entry");
    findings.look_at(screen, look, size, "order");
    screen.press("Ctrl+E");
    screen.see("correct-symptom");
    screen.until("the phone number", || (screen.value("correct-phone") == ORDERS[0].phone).then_some(()));
    findings.look_at(screen, look, size, "order-correct");
    screen.press("Escape");
    screen.press("Ctrl+P");
    Preview(screen).pages();
    findings.look_at(screen, look, size, "paper");
    Preview(screen).close();
}

#[test]
fn what_is_folded_and_linked_in_both_languages_and_looks() {
    let findings = Findings::default();
    let place = Place::browser(staffed_folder());
    let screen = &place.screen;
    SignIn(screen).with_password(&MANAGER);
    for look in LOOKS {
        look.choose(screen);
        screen.see("person-menu");
        Counter(screen).intake();
        for letter in ["C", "M", "T", "Z", "A", "B", "Y", "J", "P"] {
            screen.press(&format!("Alt+{letter}"));
        }
        screen.see("passcode-kind");
        findings.look_at(screen, look, "1366", "intake-unfolded");

        screen.press("F3");
        screen.see("orders-row");
        // The choice itself, then the one in force.
        screen.tab_to("orders-as-list");
        screen.press("Tab");
        screen.press("Right");
        screen.see("board-card");
        findings.look_at(screen, look, "1366", "board");
        screen.tab_to("orders-as-list");
        screen.press("Tab");
        screen.press("Left");
        screen.see("orders-row");

        screen.press("F4");
        screen.see("customers-row");
        findings.look_at(screen, look, "1366", "customers");
        for (mark, page, name) in [
            ("order-customer", "customer-name", "customer"),
            ("order-passport-page", "device-name", "device"),
        ] {
            Counter(screen).find(ORDERS[0].phone);
            if name == "device" {
                screen.tab_to("order-passport");
                screen.press("Enter");
                screen.see(mark);
            }
            screen.tab_to(mark);
            screen.press("Enter");
            screen.see(page);
            findings.look_at(screen, look, "1366", name);
        }
    }
    findings.must_be_none();
}

#[test]
fn the_settings_in_both_languages_and_looks() {
    let findings = Findings::default();
    let place = Place::browser(staffed_folder());
    let screen = &place.screen;
    SignIn(screen).with_password(&MANAGER);
    for look in LOOKS {
        look.choose(screen);
        screen.see("person-menu");
        screen.press("F9");
        at_every_size(screen, look, |size| {
            for section in ["shop", "papers", "terms", "people", "backup", "mine", "about"] {
                let place = format!("settings-{section}");
                screen.see(&place);
                screen.tab_to(&place);
                screen.press("Enter");
                screen.until("the section", || {
                    let at = screen.script("return location.hash;", &[]);
                    at.as_str().is_some_and(|at| at.ends_with(section)).then_some(())
                });
                findings.look_at(screen, look, size, &place);
            }
        });
    }
    findings.must_be_none();
}

#[test]
fn the_bench_and_the_till_in_both_languages_and_looks() {
    let findings = Findings::default();
    let place = Place::browser(staffed_folder());
    let screen = &place.screen;
    SignIn(screen).with_password(&MANAGER);
    Counter(screen).find(ORDERS[0].phone);
    let received = screen.see("order-stage");
    screen.press("Ctrl+Enter");
    screen.until("the bench's part of the page", || (screen.see("order-stage") != received).then_some(()));
    for look in LOOKS {
        look.choose(screen);
        screen.see("person-menu");
        for (key, mark, name) in [
            ("F6", "bench-open-free", "bench"),
            ("F7", "piece-10000", "close"),
            ("F8", "nav-bench", "dues"),
            ("F10", "nav-bench", "figures"),
        ] {
            screen.press(key);
            screen.see(mark);
            findings.look_at(screen, look, "1366", name);
        }
        Counter(screen).find(ORDERS[0].phone);
        for (at, tab) in ["diagnosis", "quote", "log", "test", "settle", "hand_over"].into_iter().enumerate()
        {
            screen.press(&format!("Alt+{}", at + 2));
            screen.until("the part of the page", || {
                let at = screen.script("return location.hash;", &[]);
                at.as_str().is_some_and(|at| at.contains(tab)).then_some(())
            });
            findings.look_at(screen, look, "1366", &format!("order-{tab}"));
        }
        // What still stands in the way of the repair is told, with what closes it.
        screen.press("Alt+S");
        screen.see("step-to-repairing");
        screen.step_to("Down", "step-to-repairing");
        screen.press("Enter");
        screen.see("gates");
        findings.look_at(screen, look, "1366", "order-gates");
        screen.press("Escape");
    }
    findings.must_be_none();
}

#[test]
fn no_hit_offers_an_intake_with_what_was_asked() {
    let place = Place::browser(staffed_folder());
    let screen = &place.screen;
    SignIn(screen).with_password(&FRONT);
    Counter(screen).ask("13699990000");
    assert!(screen.see("box-none").contains("13699990000"));
    screen.press("Enter");
    screen.see("intake-phone");
    assert_eq!(screen.value("intake-phone"), "13699990000");
}

#[test]
fn language_and_look_change_by_keys_and_stay() {
    let place = Place::browser(staffed_folder());
    let screen = &place.screen;
    screen.see("signin-badge");
    let says = || screen.see("signin-submit");
    let chinese = says();
    screen.tab_to("language-zh-CN");
    screen.press("Right");
    screen.until("English", || (says() != chinese).then_some(()));
    assert_eq!(LOOKS[2].strange_words(screen), [] as [String; 0]);
    screen.press("Left");
    screen.until("Chinese", || (says() == chinese).then_some(()));

    SignIn(screen).with_password(&MANAGER);
    screen.tab_to("person-menu");
    screen.press("Enter");
    screen.see("menu-language-en");
    screen.step_to("Down", "menu-language-en");
    screen.press("Enter");
    screen.until("an English list", || screen.see("nav-orders").contains("Orders").then_some(()));
    screen.reload();
    screen.see_words("nav-orders", "Orders");
}
