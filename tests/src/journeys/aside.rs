//! The steps beside the usual way of an order: waiting, back to the bench, left by its customer, closed.

use super::steps::Steps;
use crate::pages::{Counter, SignIn};
use crate::staff::MANAGER;
use crate::worked::phones;
use crate::{Place, Screen};

/// Each step that wants no words, from where it is taken; those that want some lie between, uncounted.
#[track_caller]
pub fn steps_aside(place: &Place, name: &str) {
    let screen = &place.screen;
    SignIn(screen).with_password(&MANAGER);
    let mut steps = Steps::new(screen, name);
    in_repair(screen, &mut steps);
    looked_at_again(screen, &mut steps);

    open(screen, phones::DIAGNOSED);
    steps.begin();
    other(screen, "ready");
    screen.see("step-outcome");
    screen.press("Ctrl+Enter");
    steps.end("diagnosing → ready, nothing found", "待取机");

    open(screen, phones::UNCLAIMED);
    steps.begin();
    other(screen, "unclaimed");
    steps.end("ready → unclaimed", "无人认领");
    steps.begin();
    other(screen, "ready");
    steps.end("unclaimed → ready", "待取机");

    open(screen, phones::GONE);
    steps.begin();
    other(screen, "closed");
    steps.end("handed over → closed", "已结案");
}

fn in_repair(screen: &Screen, steps: &mut Steps<'_>) {
    open(screen, phones::AGREED);
    with_reason(screen, "on_hold", "等客户带发票来", "暂停");
    steps.begin();
    screen.press("Ctrl+Enter");
    steps.end("on hold → repairing", "维修");
    with_reason(screen, "awaiting_parts", "屏幕明天到", "待件");
    steps.begin();
    screen.press("Ctrl+Enter");
    steps.end("awaiting parts → repairing", "维修");
    steps.begin();
    screen.press("Alt+Z");
    steps.end("taken back", "待件");
    steps.begin();
    screen.press("Ctrl+Enter");
    steps.end("awaiting parts → repairing again", "维修");
}

/// Back to the bench, where the customer agreed already.
fn looked_at_again(screen: &Screen, steps: &mut Steps<'_>) {
    with_reason(screen, "diagnosing", "换屏后又不触摸", "检测");
    steps.begin();
    other(screen, "awaiting_parts");
    steps.end("diagnosing → awaiting parts", "待件");
    screen.press("Ctrl+Enter");
    screen.see_words("order-stage", "维修");
    with_reason(screen, "diagnosing", "再看一次排线", "检测");
    steps.begin();
    screen.press("Ctrl+Enter");
    steps.end("diagnosing → repairing", "维修");
}

#[track_caller]
fn open(screen: &Screen, phone: &str) {
    Counter(screen).find(phone);
    screen.see("step-others");
}

/// A step among the others, by the digit that it carries.
#[track_caller]
fn other(screen: &Screen, to: &str) {
    screen.press("Alt+S");
    let words = screen.see(&format!("step-to-{to}"));
    let digit = words.trim().chars().last().filter(char::is_ascii_digit);
    let digit = digit.unwrap_or_else(|| panic!("no key at {words}"));
    screen.press(&format!("Alt+{digit}"));
}

#[track_caller]
fn with_reason(screen: &Screen, to: &str, reason: &str, stage: &str) {
    screen.see("step-others");
    other(screen, to);
    screen.see_focus("step-reason");
    screen.type_text(reason);
    screen.press("Ctrl+Enter");
    screen.see_words("order-stage", stage);
}
