//! Looks at every page of an order's work, its money and what is set for them, in a shop where orders stand all along
//! their way.

use tests::looks::{Findings, LOOKS};
use tests::pages::{Counter, SignIn};
use tests::staff::MANAGER;
use tests::worked::{GONE_SERIAL, phones, worked_folder};
use tests::{Place, Screen};

/// Visits one shop in both languages and looks.
fn in_every_look(visit: impl Fn(&Screen, &dyn Fn(&str))) {
    let findings = Findings::default();
    let place = Place::browser(worked_folder());
    let screen = &place.screen;
    SignIn(screen).with_password(&MANAGER);
    for look in LOOKS {
        look.choose(screen);
        screen.see("person-menu");
        visit(screen, &|name| findings.look_at(screen, look, "1366", name));
    }
    findings.must_be_none();
}

/// Opens an order at a part of its page.
fn open(screen: &Screen, phone: &str, part: u8, mark: &str) {
    Counter(screen).find(phone);
    screen.see("step-others");
    screen.press(&format!("Alt+{part}"));
    screen.see(mark);
}

#[test]
fn the_bench_and_the_work_in_both_languages_and_looks() {
    in_every_look(|screen, look| {
        screen.press("F6");
        screen.see("bench-open-mine");
        look("bench");
        open(screen, phones::DIAGNOSING, 2, "checklist");
        look("order-diagnosing");
        screen.press("Ctrl+Enter");
        screen.see("checkup-told");
        look("order-diagnosis-open");
        open(screen, phones::REPAIRING, 2, "finding");
        look("order-found");
        screen.press("Alt+4");
        screen.see("support");
        look("order-log");
        screen.press("Alt+J");
        screen.see("log-form");
        look("order-log-form");
        screen.press("Escape");
        screen.press("Alt+S");
        screen.see("step-to-on_hold");
        look("order-steps");
        screen.press("Escape");
        open(screen, phones::TESTING, 5, "checklist");
        look("order-testing");
        screen.press("Alt+S");
        screen.see("step-to-on_hold");
        screen.click("step-to-on_hold");
        screen.see("step-reason");
        look("order-hold");
        screen.press("Escape");
    });
}

#[test]
fn the_quotes_in_both_languages_and_looks() {
    in_every_look(|screen, look| {
        open(screen, phones::QUOTING, 3, "quote-grid");
        look("quote-written");
        open(screen, phones::OFFERED, 3, "quote-offered");
        look("quote-offered");
        screen.click("quote-answer-act");
        screen.see("answer-sum");
        look("quote-answer");
        screen.press("Escape");
        open(screen, phones::REPAIRING, 3, "quote-sheet");
        look("quote-agreed");
    });
}

#[test]
fn the_money_in_both_languages_and_looks() {
    in_every_look(|screen, look| {
        open(screen, phones::READY, 6, "settlement-would-be");
        look("settlement-would-be");
        open(screen, phones::OWING, 6, "settlement-number");
        look("settlement");
        screen.click("refund");
        screen.see("refund-reason");
        look("refund");
        screen.press("Escape");
        screen.see_gone("refund-reason");
        screen.press("Ctrl+Enter");
        screen.see("pay-amount");
        look("pay");
        screen.press("Escape");
        screen.see_gone("pay-amount");
        open(screen, phones::OWING, 7, "hand-over-panel");
        look("hand-over");
        open(screen, phones::GONE, 7, "hand-over-print");
        look("handed-over");
        screen.press("F7");
        screen.see("piece-10000");
        look("close");
        for (part, mark) in [("day", "close-totals"), ("list", "closes-row"), ("accounts", "close-sum")] {
            choose(screen, &format!("close-{part}"));
            screen.see(mark);
            look(&format!("close-{part}"));
        }
    });
}

#[test]
fn what_is_due_and_counted_in_both_languages_and_looks() {
    in_every_look(|screen, look| {
        screen.press("F8");
        screen.see("unclaimed-row");
        look("dues-unclaimed");
        screen.press("Alt+2");
        screen.see("debt-total");
        look("dues-debts");
        screen.press("F10");
        screen.see("figures-clocks");
        look("figures");
        screen.press("Alt+2");
        screen.see("overrides-row");
        look("overrides");
        screen.press("Alt+3");
        screen.see("debt-total");
        look("figures-debts");
        Counter(screen).intake();
        screen.type_text(phones::GONE);
        screen.see("intake-known");
        screen.press("Alt+1");
        screen.tab_to("intake-number");
        screen.fill(GONE_SERIAL);
        screen.see_focus("intake-device");
        screen.fill("OPPO Reno 12");
        screen.see("intake-rework");
        screen.press("Alt+R");
        screen.press("Alt+R");
        screen.see("rework-reason");
        look("intake-rework");
        screen.tab_to("intake-clear");
        screen.press("Enter");
    });
}

#[test]
fn what_is_set_for_the_work_in_both_languages_and_looks() {
    in_every_look(|screen, look| {
        screen.press("F9");
        section(screen, "messages", "message-text");
        look("settings-messages");
        section(screen, "papers", "roll-printers");
        look("settings-printers");
        screen.click("roll-add");
        screen.see("roll-address");
        look("roll-form");
        screen.press("Escape");
        screen.see_gone("roll-address");
        section(screen, "prices", "price-rules");
        look("settings-prices");
        choose(screen, "price-rules");
        screen.see("rules-add");
        look("settings-rules");
        screen.press("Alt+N");
        screen.see("rule-rule");
        look("rule-form");
        screen.press("Escape");
        screen.see_gone("rule-rule");
        section(screen, "catalogue", "catalogue-codes");
        for (part, mark) in [("codes", "codes-axis"), ("checklists", "checklist-item")] {
            choose(screen, &format!("catalogue-{part}"));
            screen.see(mark);
            look(&format!("settings-{part}"));
        }
    });
}

/// Chooses one of a row of parts.
fn choose(screen: &Screen, part: &str) {
    screen.click(part);
    let chosen = format!(
        "return document.querySelector('.ant-segmented-item-selected [data-test=\"{part}\"]') !== null;"
    );
    screen.until(part, || (screen.script(&chosen, &[]) == true).then_some(()));
}

/// One part of the settings.
fn section(screen: &Screen, name: &str, mark: &str) {
    screen.click(&format!("settings-{name}"));
    screen.see(mark);
}
