//! The journey of parts: from the supplier's parcel over the shelf into a machine, the old one back, and all of it counted.

use super::life::hand_desk_to;
use crate::awaited::{BATTERY, SCREEN};
use crate::pages::{Counter, Preview, SignIn, StoreRoom};
use crate::staff::{MANAGER, TECHNICIAN};
use crate::{Place, Screen, must_be_sound, text_on};

/// The machine that waits for its parts, by its customer's phone.
const PHONE: &str = "13800000001";
/// The serial numbers of the screens that come.
const SCREENS: [&str; 2] = ["PMR12-2611-0001", "PMR12-2611-0002"];
/// That of the one in the machine.
const OLD: &str = "PMR12-2409-7731";
/// So many keys beside the scan may it take to have a part on the job.
const MOST: usize = 3;

/// Receive, label, reserve, issue, use, old part back, count: by keys and scans alone. In the end the stock is what its
/// movements say.
#[track_caller]
pub fn parts(place: &Place, name: &str) {
    let screen = &place.screen;
    let picture = |what: &str| {
        screen.settle();
        screen.picture(&format!("{name}-parts-{what}"));
    };
    SignIn(screen).with_password(&MANAGER);
    received(screen, &picture);
    labelled(place, &picture);

    hand_desk_to(screen, &TECHNICIAN, false);
    reserved(screen, &picture);
    taken(screen, name, &picture);
    used(screen, &picture);

    hand_desk_to(screen, &MANAGER, true);
    old_part_back(screen, &picture);
    counted(screen, &picture);

    StoreRoom(screen).open("stock");
    screen.tab_to("stock-recount");
    screen.press("Enter");
    screen.see_words("stock-recounted", "没有差异");
    picture("19-recount");
}

/// The parcel is opened: every packet is scanned, every screen's own number, too.
fn received(screen: &Screen, picture: &impl Fn(&str)) {
    StoreRoom(screen).open("purchases");
    screen.see("buying");
    screen.press("Alt+D");
    screen.see("order-link");
    picture("01-orders");
    screen.tab_to("order-link");
    screen.press("Enter");
    screen.see("order-view");
    picture("02-order");
    screen.press("Ctrl+Enter");
    screen.see_focus("part-code");
    picture("03-nothing-came");
    for code in [BATTERY.barcode, BATTERY.barcode, BATTERY.barcode, SCREEN.barcode, SCREENS[0], SCREENS[1]] {
        screen.scan(code);
        screen.see_focus("part-code");
    }
    screen.until("all of it", || {
        // The line that was scanned last stands at the end.
        let came = ["coming-0-quantity", "coming-1-quantity"].map(|line| screen.value(line));
        (came == ["3", "2"]).then_some(())
    });
    picture("04-all-came");
    screen.press("Ctrl+Enter");
    screen.see_gone("receipt-form");
    screen.see_words("order-receipts", "5");
    picture("05-received");
}

/// A label for every battery, and one for each screen that carries its own number.
fn labelled(place: &Place, picture: &impl Fn(&str)) {
    let screen = &place.screen;
    screen.press("Alt+L");
    screen.see_focus("labels-copies-0");
    picture("06-labels");
    screen.press("Ctrl+Enter");
    let pages = Preview(screen).pages();
    assert_eq!(pages, 5, "a label each");
    picture("07-labels-drawn");
    Preview(screen).print();
    let paper = place.tray.paper();
    must_be_sound(&paper);
    let text = text_on(&paper);
    for words in [BATTERY.number, SCREEN.number, SCREENS[0], SCREENS[1]] {
        assert!(text.contains(words), "“{words}” is on no label: {text}");
    }
    Preview(screen).close();
    screen.press("Escape");
    screen.see_gone("labels-form");
}

/// The technician puts a battery aside for the machine.
fn reserved(screen: &Screen, picture: &impl Fn(&str)) {
    Counter(screen).find(PHONE);
    screen.see("step-others");
    screen.press("Alt+8");
    screen.see_focus("part-code");
    picture("08-no-parts");
    screen.type_text(BATTERY.number);
    screen.press("Alt+P");
    screen.see_words("part-state", "已预留");
    picture("09-reserved");
}

/// One scan takes what was put aside, another a screen by its own number: from the order's first page on.
fn taken(screen: &Screen, name: &str, picture: &impl Fn(&str)) {
    for (code, lines) in [(BATTERY.barcode, 1), (SCREENS[0], 2)] {
        Counter(screen).find(PHONE);
        screen.see("step-others");
        let before = screen.acts();
        screen.press("Alt+8");
        screen.see_focus("part-code");
        screen.scan(code);
        screen.until("the part on the job", || {
            let states = screen.texts("part-state");
            (states.len() == lines && states.iter().all(|state| state.contains("已领"))).then_some(())
        });
        let keys = screen.acts() - before;
        println!("{name}: {keys} keys beside the scan to take a part onto the job");
        assert!(keys <= MOST, "{keys} keys to take a part");
    }
    picture("10-taken");
}

/// Both are in the machine; what came out of it is written down by its number.
fn used(screen: &Screen, picture: &impl Fn(&str)) {
    let in_machine = |count: usize| {
        screen.see_gone("part-deed-form");
        screen.until("the part in the machine", || {
            let states = screen.texts("part-state");
            let used = states.iter().filter(|state| state.contains("已装机")).count();
            (used == count).then_some(())
        });
    };
    for at in 1..=2 {
        screen.press("Alt+U");
        screen.see("part-deed-form");
        let is_screen = screen.see("part-deed-form").contains(SCREEN.number);
        if is_screen {
            screen.see_focus("deed-old-serial");
            screen.scan(OLD);
            screen.until("the old number", || (screen.value("deed-old-serial") == OLD).then_some(()));
            picture("11-old-and-new");
        }
        screen.press("Ctrl+Enter");
        in_machine(at);
    }
    screen.see_words("order-old-parts", OLD);
    picture("12-used");
}

/// The old screen comes to the store room, is scanned, and goes back to its maker.
fn old_part_back(screen: &Screen, picture: &impl Fn(&str)) {
    StoreRoom(screen).open("old_parts");
    screen.see_words("old-part", OLD);
    picture("13-old-parts");
    screen.scan(OLD);
    screen.see("old-part-act-form");
    screen.see_focus("old-part-serial");
    assert_eq!(screen.value("old-part-serial"), OLD);
    picture("14-old-part");
    screen.press("Ctrl+Enter");
    screen.see_gone("old-part-act-form");
    screen.see("old-part-inspect");
    screen.scan(OLD);
    screen.see_focus("verdict-to_maker");
    screen.press("Space");
    picture("15-inspected");
    screen.press("Ctrl+Enter");
    screen.see_gone("old-part-act-form");
    screen.see_gone("old-part-inspect");
}

/// Everything is counted blind, as the books have it.
fn counted(screen: &Screen, picture: &impl Fn(&str)) {
    StoreRoom(screen).open("counts");
    screen.see("stocktakes-none");
    screen.press("Ctrl+Enter");
    screen.see("stocktake-plan-form");
    picture("16-plan");
    screen.press("Ctrl+Enter");
    screen.see_gone("stocktake-plan-form");
    screen.see_focus("stocktake-scan");
    for (shelf, codes, kinds) in
        [("良品", [BATTERY.barcode, BATTERY.barcode, SCREENS[1]].as_slice(), 2), ("坏品", &[OLD], 1)]
    {
        screen.see_words("stocktake-at", shelf);
        screen.see_focus("stocktake-scan");
        for code in codes {
            screen.scan(code);
        }
        screen.see_words("stocktake-save", &kinds.to_string());
        picture(&format!("17-counting-{kinds}"));
        screen.press("Ctrl+Enter");
    }
    screen.see("stocktake-look");
    screen.press("Alt+J");
    screen.see("stocktake-finish");
    screen.press("Ctrl+Enter");
    screen.see("stocktake-post");
    screen.press("Ctrl+Enter");
    screen.see_words("stocktake-signed", MANAGER.name);
    screen.see_words("stocktake-came-to", "100.0%");
    picture("18-posted");
}
