//! What happens at the till: the itemised list, the money, the hand-over, the close of a shift.

use super::FIRST;
use super::steps::Steps;
use crate::pages::{Counter, Preview};
use crate::staff::FRONT;
use crate::{Place, must_be_sound, text_on, voucher_of};

/// What was repaired is settled, paid for and handed over, by whoever sits at the front desk.
pub(super) fn home(place: &Place, steps: &mut Steps<'_>, number: &str) {
    let screen = &place.screen;
    Counter(screen).find(FIRST.phone);
    screen.see_words("order-number", number);
    screen.see("step-primary");
    let voucher = voucher_of(place.data(), number);
    steps.picture("19-front");
    steps.begin();
    screen.press("Ctrl+Enter");
    screen.see("settlement-make");
    steps.picture("20-would-be");
    screen.press("Ctrl+Enter");
    Preview(screen).pages();
    steps.picture("21-settlement");
    steps.end("the itemised list", "待取机");
    printed(place, &["更换屏幕总成", "880.00", number]);
    paid(place, steps);
    handed_over(place, steps, number, &voucher);
}

/// Prints the paper that lies there, with these words on it, and puts it away; answers its text.
#[track_caller]
fn printed(place: &Place, words: &[&str]) -> String {
    let screen = &place.screen;
    let before = place.tray.papers();
    Preview(screen).print();
    let after = place.tray.wait_for(before.len() + 1);
    let paper = after.iter().find(|path| !before.contains(path)).expect("a new paper");
    must_be_sound(paper);
    let text = text_on(paper);
    for word in words {
        assert!(text.contains(word), "“{word}” is not on the paper: {text}");
    }
    Preview(screen).close();
    text
}

/// Part by WeChat, the rest in cash, with change; the printer was switched off meanwhile.
fn paid(place: &Place, steps: &mut Steps<'_>) {
    let screen = &place.screen;
    screen.see("settlement-pay");
    steps.picture("22-owed");
    place.tray.switch(false);
    steps.begin();
    screen.press("Ctrl+Enter");
    screen.see_focus("pay-amount");
    screen.type_text("500");
    screen.press("Alt+A");
    screen.press("Alt+3");
    screen.see("pay-tendered");
    screen.tab_to("pay-tendered");
    screen.type_text("400");
    screen.see_words("pay-change", "20.00");
    steps.picture("23-pay");
    screen.press("Ctrl+Enter");
    Preview(screen).pages();
    steps.tell("paid in two ways");
    receipt_printed_later(place, steps);
    screen.see_words("paid-change", "20.00");
    steps.picture("25-paid");
}

/// The printer takes nothing: the payment stands, and its receipt is printed once the printer is back; whatever comes
/// after that says that it is a reprint.
fn receipt_printed_later(place: &Place, steps: &Steps<'_>) {
    let screen = &place.screen;
    let papers = place.tray.papers().len();
    Preview(screen).print();
    screen.see_words("failure-note", "没有开机或不接收任务");
    steps.picture("24-printer-off");
    Preview(screen).close();
    assert_eq!(place.tray.papers().len(), papers, "a paper came out of a printer that is off");
    let paid = screen.texts("payment");
    assert!(paid.len() == 2 && paid[0] != paid[1], "the payment does not stand: {paid:?}");

    place.tray.switch(true);
    for is_reprint in [false, true] {
        screen.tab_to("payment-print");
        screen.press("Enter");
        Preview(screen).pages();
        let text = printed(place, &["500.00", "380.00"]);
        assert_eq!(text.contains("补打"), is_reprint, "{text}");
    }
}

/// Against the customer's own paper, which is scanned; signed for on paper.
fn handed_over(place: &Place, steps: &mut Steps<'_>, number: &str, voucher: &str) {
    let screen = &place.screen;
    steps.begin();
    screen.press("Ctrl+Enter");
    screen.see_focus("hand-over-proof");
    steps.picture("26-hand-over");
    screen.scan(voucher);
    screen.until("the voucher", || (screen.value("hand-over-proof") == voucher).then_some(()));
    screen.press("Alt+P");
    steps.picture("27-proof");
    screen.press("Ctrl+Enter");
    Preview(screen).pages();
    steps.end("ready → handed over", "已取机");
    steps.picture("28-voucher");
    printed(place, &[number, "90"]);
    steps.picture("29-gone");
}

/// The cash of the shift is counted piece by piece and its sheet printed, after [`home`].
pub(super) fn close_shift(place: &Place, name: &str) {
    let screen = &place.screen;
    screen.press("F7");
    screen.see_words("close-expected", "380.00");
    screen.see_focus("piece-10000");
    screen.settle();
    screen.picture(&format!("{name}-close-1-begin"));
    let before = screen.acts();
    for (piece, count) in [("10000", "3"), ("5000", "1"), ("2000", "1"), ("1000", "1")] {
        screen.see_focus(&format!("piece-{piece}"));
        screen.fill(count);
    }
    screen.see_words("close-difference", "0.00");
    screen.picture(&format!("{name}-close-2-counted"));
    screen.press("Ctrl+Enter");
    Preview(screen).pages();
    let keys = screen.acts() - before;
    println!("{name}: {keys} keys beside the counts for the close of a shift");
    screen.picture(&format!("{name}-close-3-sheet"));
    printed(place, &["380.00", "500.00", FRONT.name]);
    screen.settle();
    screen.picture(&format!("{name}-close-4-list"));
}
