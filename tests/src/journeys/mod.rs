//! Journeys that are the same in the window and in the browser.

mod aside;
mod intake;
mod life;
mod papers;
mod parts;
mod scans;
mod steps;
mod till;

pub use aside::steps_aside;
pub use intake::{
    initials, known_machine, machine_that_comes_back, returning_customer, two_intakes,
    two_machines_of_one_visit,
};
pub use life::life;
pub use papers::{preview_and_print, saved_files};
pub use parts::parts;
pub use scans::{scan_beside_fields, scan_into_fields};

use crate::pages::{Counter, FirstStart, Founding, Order, Preview, SignIn, Writing};
use crate::staff::{FRONT, MANAGER, SHOP};
use crate::{Place, must_be_sound, squeezed, text_on};

const FOUNDING: Founding =
    Founding { shop: SHOP, phone: "010-85886688", address: "朝阳门内大街 18 号", person: MANAGER };

/// Over the counter on the first day: a machine that no order of the staffed shop has, since a machine has
/// one open order at a time.
pub const FIRST: Writing = Writing {
    phone: "13912345678",
    name: "王芳",
    number: "867841041234567",
    device: "OPPO Reno 12",
    symptom: "昨晚摔了一下，屏幕左上角碎了，触摸时好时坏，里面的照片很重要。",
};

/// From the first start to the printed order, found again by the tail of the phone number: no mouse.
/// Answers how many keys the order took, from the list to the printer, beside those of its own text.
#[track_caller]
pub fn first_order(place: &Place, name: &str) -> usize {
    let screen = &place.screen;
    let first = FirstStart(screen);
    screen.see("first-start");
    screen.picture(&format!("{name}-1-first-start"));
    let code = first.found(&FOUNDING);
    assert!(code.chars().filter(char::is_ascii_alphanumeric).count() >= 12, "a short recovery code: {code}");
    screen.see_focus("recovery-print");
    screen.picture(&format!("{name}-2-recovery-code"));
    first.keep_code();

    let before = screen.strokes();
    let counter = Counter(screen);
    let intake = counter.intake();
    intake.write(&FIRST);
    screen.picture(&format!("{name}-3-intake"));
    let number = intake.submit();
    let preview = Preview(screen);
    assert!(preview.pages() >= 1);
    assert!(preview.printer().contains("前台 A4"), "the printer is {}", preview.printer());
    screen.picture(&format!("{name}-4-paper"));
    preview.print();
    let paper = place.tray.paper();
    let strokes = screen.strokes() - before;
    let texts = [FIRST.phone, FIRST.name, FIRST.number, FIRST.device, FIRST.symptom];
    let typed: usize = texts.iter().map(|text| text.chars().count()).sum();
    let beside = strokes - typed;
    println!("{name}: {strokes} keys from the list to the printed order {number}, {typed} of them its text");

    must_be_sound(&paper);
    let text = text_on(&paper);
    for words in [number.as_str(), FIRST.name, FIRST.number, FIRST.device, SHOP] {
        assert!(text.contains(words), "“{words}” is not on the paper: {text}");
    }
    assert!(squeezed(&text).contains(FIRST.symptom), "the customer's words are not on the paper: {text}");
    assert_eq!(place.tray.papers().len(), 1, "printed once");

    preview.close();
    assert_eq!(counter.find("5678"), number);
    let history = Order(screen).history(2);
    let commands: Vec<&str> = history.iter().map(|(command, _)| command.as_str()).collect();
    assert!(commands.contains(&"repair.open") && commands.contains(&"paper.print"), "{commands:?}");
    let told =
        |words: &str| history.iter().any(|(_, text)| text.contains(words) && text.contains(MANAGER.name));
    assert!(told("接机") && told("打印"), "{history:?}");
    screen.picture(&format!("{name}-5-order"));
    beside
}

/// A half-written intake outlives a lock and another person's turn, and only its writer sees it.
#[track_caller]
pub fn lock_and_switch(place: &Place) {
    let screen = &place.screen;
    let (sign_in, counter) = (SignIn(screen), Counter(screen));
    sign_in.with_password(&MANAGER);
    let intake = counter.intake();
    let half = Writing { symptom: "只写到一半", ..FIRST };
    intake.write(&half);
    let written = intake.written();

    counter.lock();
    assert!(!screen.has("intake-phone"), "the intake can be read under the lock");
    screen.press("F2");
    screen.press("Ctrl+Enter");
    screen.press("Ctrl+K");
    assert!(screen.has("lock-overlay") && !screen.has("paper-preview"), "keys act under the lock");

    sign_in.instead_with_password(&FRONT);
    let other = counter.intake();
    assert_eq!(other.written(), [const { String::new() }; 5], "the draft of another person");
    counter.lock();
    sign_in.switch_with_pin(&MANAGER);
    assert_eq!(counter.intake().written(), written, "the draft is not what it was");

    counter.lock();
    sign_in.with_badge(&FRONT);
    assert_eq!(counter.intake().written(), [const { String::new() }; 5], "the draft of another person");
    counter.lock();
    sign_in.with_pin(&FRONT);
}
