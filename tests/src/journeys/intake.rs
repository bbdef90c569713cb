//! Journeys of the intake: who comes back, with what, and how many machines at once.

use super::FIRST;
use crate::pages::{Counter, Intake, Order, Preview, SignIn, Writing};
use crate::staff::{DEVICE, FRONT, MANAGER, ORDERS};
use crate::{Place, past_the_store, rows_of, text_on};

/// Another machine of the same customer, in no order either.
const SECOND: Writing = Writing {
    number: "862181053456781",
    device: "HUAWEI Mate 60",
    symptom: "充电口松了，要歪着插才能充。",
    ..FIRST
};

fn orders(place: &Place) -> i64 {
    rows_of(&past_the_store(place.data()), "repair")
}

/// Somebody comes back with another machine: the last digits of the phone and one key bring their name. Answers the
/// keys beside the text itself.
#[track_caller]
pub fn returning_customer(place: &Place, name: &str) -> usize {
    let screen = &place.screen;
    SignIn(screen).with_password(&FRONT);
    let kept = ORDERS[1];
    let tail = &kept.phone[7..];
    let before = screen.strokes();
    let intake = Counter(screen).intake();
    screen.type_text(tail);
    screen.see_words("intake-known", kept.name);
    screen.press("Alt+1");
    screen.until("the name", || (screen.value("intake-name") == kept.name).then_some(()));
    screen.see_focus("intake-number");
    for text in [FIRST.number, FIRST.device, ""] {
        // The last machine may not be this one: the desk says which.
        screen.fill(text);
    }
    screen.see_focus("intake-symptom");
    screen.type_text(FIRST.symptom);
    let number = intake.submit();
    Preview(screen).print();
    place.tray.paper();
    let texts = [tail, FIRST.number, FIRST.device, FIRST.symptom];
    let typed: usize = texts.iter().map(|text| text.chars().count()).sum();
    let beside = screen.strokes() - before - typed;
    println!("{name}: {beside} keys beside the text for the returning customer's order {number}");
    Preview(screen).close();
    screen.press("Ctrl+Enter");
    screen.see_words("order-customer", kept.name);
    beside
}

/// A machine that was here before: its number under the scanner brings what it is and whose it is. Answers the
/// keys beside the new words.
#[track_caller]
pub fn machine_that_comes_back(place: &Place, name: &str) -> usize {
    let screen = &place.screen;
    SignIn(screen).with_password(&MANAGER);
    let kept = ORDERS[0];
    let former = Counter(screen).find(kept.phone);
    Order(screen).declare_void("客户改变主意，取回了");
    let before = screen.strokes();
    let intake = Counter(screen).intake();
    screen.scan(kept.imei);
    screen.see("passport");
    screen.see_words("intake-known", kept.name);
    screen.press("Alt+1");
    screen.see_focus("intake-codes");
    screen.until("the machine", || intake.written()[3].contains(DEVICE.1).then_some(()));
    assert_eq!(screen.value("intake-name"), kept.name);
    screen.picture(&format!("{name}-machine-comes-back"));
    screen.fill("");
    screen.see_focus("intake-symptom");
    screen.type_text(FIRST.symptom);
    let number = intake.submit();
    assert_ne!(number, former);
    Preview(screen).print();
    let paper = place.tray.paper();
    let beside = screen.strokes() - before - FIRST.symptom.chars().count();
    println!("{name}: {beside} keys and a scan beside the text for the known machine's order {number}");
    let text = text_on(&paper);
    assert!(text.contains(&number) && text.contains(kept.imei) && text.contains(kept.name), "{text}");
    Preview(screen).close();
    screen.press("Ctrl+Enter");
    screen.see_words("order-number", &number);
    assert_eq!(screen.see("order-imei"), kept.imei);
    screen.see_words("order-customer", kept.name);
    beside
}

/// A machine that is here already opens its passport by itself, and makes no second order.
#[track_caller]
pub fn known_machine(place: &Place, name: &str) {
    let screen = &place.screen;
    SignIn(screen).with_password(&FRONT);
    let before = orders(place);
    let intake = Counter(screen).intake();
    screen.fill(ORDERS[0].phone);
    screen.fill(ORDERS[0].name);
    // As a phone shows it after *#06#.
    screen.fill("49015420/323751/8");
    screen.see("passport");
    screen.see("passport-open-order");
    screen.picture(&format!("{name}-known-machine"));
    screen.until("what the machine is", || intake.written()[3].contains(DEVICE.1).then_some(()));
    screen.tab_to("intake-symptom");
    screen.type_text("又来了");
    screen.press("Ctrl+Enter");
    screen.see("intake-already-open");
    assert_eq!(orders(place), before, "a second order for one machine");
    assert_eq!(screen.value("intake-symptom"), "又来了", "what was typed is gone");
}

/// Two letters find 张伟, more terms narrow it down, and what nobody has is said so.
#[track_caller]
pub fn initials(place: &Place) {
    let screen = &place.screen;
    SignIn(screen).with_password(&FRONT);
    let counter = Counter(screen);
    let wanted = counter.find(ORDERS[0].phone);
    for text in ["zw", "zhangwei", "张伟", "伟", "zw oppo", "zw 4567", "屏幕 zw", "reno 张"] {
        screen.press("F3");
        screen.see("orders-row");
        assert_eq!(counter.find(text), wanted, "“{text}”");
    }
    // Another customer's machine with this one's name: nobody.
    counter.ask("zw 0000");
    assert!(screen.see("box-none").contains("zw 0000"));
}

/// Two intakes at a time, each its own.
#[track_caller]
pub fn two_intakes(place: &Place) {
    let screen = &place.screen;
    SignIn(screen).with_password(&FRONT);
    let intake = Counter(screen).intake();
    intake.write(&FIRST);
    let first = intake.written();
    screen.press("Alt+N");
    screen.until("an empty intake", || (intake.written() == [const { String::new() }; 5]).then_some(()));
    intake.write(&SECOND);
    let second = intake.written();
    screen.press("Alt+N");
    screen.until("the first intake", || (intake.written() == first).then_some(()));
    let number = intake.submit();
    Preview(screen).close();
    screen.press("F2");
    screen.see("intake-phone");
    screen.press("Alt+N");
    screen.until("the second intake", || (intake.written() == second).then_some(()));
    assert_ne!(intake.submit(), number);
}

/// A customer with two machines tells who they are once; each order names the other.
#[track_caller]
pub fn two_machines_of_one_visit(place: &Place) {
    let screen = &place.screen;
    SignIn(screen).with_password(&FRONT);
    let intake = Counter(screen).intake();
    intake.write(&FIRST);
    let first = intake.submit();
    Preview(screen).close();
    screen.press("Ctrl+Shift+Enter");
    screen.see("intake-visit");
    let intake = Intake(screen);
    assert_eq!(intake.written()[..2], [FIRST.phone, FIRST.name]);
    screen.tab_to("intake-number");
    for text in [SECOND.number, SECOND.device, ""] {
        screen.fill(text);
    }
    screen.type_text(SECOND.symptom);
    let second = intake.submit();
    assert_ne!(first, second);
    intake.to_order();
    screen.see_words("order-visit", &first);
}
