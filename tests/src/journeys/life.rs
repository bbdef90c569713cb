//! The journey of an order: from the counter over the bench and the till back to its customer.

use super::FIRST;
use crate::pages::{Bench, Checklist, Counter, Preview, Quote, SignIn};
use crate::staff::{Colleague, FRONT, MANAGER, TECHNICIAN};
use crate::{Place, Screen, must_be_sound, text_on};

/// From one stage to the next at most so many keys are pressed where no text is needed.
const MOST: usize = 3;

/// What each stage took.
struct Steps<'a> {
    screen: &'a Screen,
    name: &'a str,
    began: usize,
}

impl<'a> Steps<'a> {
    fn new(screen: &'a Screen, name: &'a str) -> Self {
        Self { screen, name, began: 0 }
    }

    /// From here the keys count.
    fn begin(&mut self) {
        self.began = self.screen.acts();
    }

    /// So far they count: the order stands in the stage that was meant.
    #[track_caller]
    fn end(&mut self, what: &str, stage: &str) {
        self.screen.see_words("order-stage", stage);
        let keys = self.screen.acts() - self.began;
        println!("{}: {keys} keys beside text, {what}", self.name);
        assert!(keys <= MOST, "{keys} keys to {what}");
    }

    fn picture(&self, what: &str) {
        self.screen.settle();
        self.screen.picture(&format!("{}-life-{what}", self.name));
    }
}

/// Somebody else comes to this desk.
#[track_caller]
fn hand_desk_to(screen: &Screen, person: &Colleague, known: bool) {
    Counter(screen).lock();
    if known {
        SignIn(screen).switch_with_pin(person);
    } else {
        SignIn(screen).instead_with_password(person);
    }
}

/// One order from its intake to its hand-over, and its machine back again: three people, no mouse.
#[track_caller]
pub fn life(place: &Place, name: &str) {
    let screen = &place.screen;
    let mut steps = Steps::new(screen, name);
    let number = taken_in(place);
    to_the_quote(screen, &mut steps, &number);
    repaired(screen, &mut steps, &number);
    home(place, &mut steps, &number);
}

fn taken_in(place: &Place) -> String {
    let screen = &place.screen;
    SignIn(screen).with_password(&FRONT);
    let intake = Counter(screen).intake();
    intake.write(&FIRST);
    screen.press("Alt+J");
    screen.tab_to("check-power");
    screen.press("1");
    screen.see_focus("check-display");
    let number = intake.submit();
    Preview(screen).print();
    must_be_sound(&place.tray.paper());
    Preview(screen).close();
    number
}

fn to_the_quote(screen: &Screen, steps: &mut Steps<'_>, number: &str) {
    hand_desk_to(screen, &TECHNICIAN, false);
    let bench = Bench::open(screen);
    screen.see("bench-open-free");
    steps.picture("01-bench");
    bench.claim();
    Counter(screen).find(FIRST.phone);
    screen.see_words("order-number", number);
    screen.see("step-primary");
    steps.picture("02-order");
    steps.begin();
    screen.press("Ctrl+Enter");
    steps.end("received → diagnosing", "检测");
    steps.picture("03-diagnosing");
    Checklist(screen).fill(Some("display"));
    steps.picture("04-checklist");
    steps.begin();
    screen.press("Ctrl+Enter");
    screen.see_focus("finding-text");
    screen.type_text("外屏碎裂，内屏左上角漏液，触摸排线受力断裂。");
    steps.picture("05-finding");
    screen.press("Ctrl+Enter");
    screen.see_gone("finding-form");
    screen.see("finding");
    screen.press("Ctrl+Enter");
    steps.end("diagnosing → quoting", "待报价");
    steps.picture("06-quoting");
    Quote(screen).write("更换屏幕总成", "880");
    steps.picture("07-quote");
    steps.begin();
    screen.press("Ctrl+Enter");
    steps.end("quoting → awaiting consent", "待客户确认");
    steps.picture("08-offered");
    steps.begin();
    screen.press("Ctrl+Enter");
    screen.see("quote-answer-form");
    screen.press("Alt+2");
    screen.see_focus("answer-number");
    screen.type_text(FIRST.phone);
    steps.picture("09-answer");
    screen.press("Ctrl+Enter");
    steps.end("awaiting consent → repairing", "维修");
    steps.picture("10-repairing");
}

fn repaired(screen: &Screen, steps: &mut Steps<'_>, number: &str) {
    logged(screen, "换新屏幕总成，重插触摸排线，涂胶压屏。");
    steps.picture("11-log");
    steps.begin();
    screen.press("Ctrl+Enter");
    steps.end("repairing → testing", "质检");
    steps.picture("12-not-the-tester");

    hand_desk_to(screen, &MANAGER, false);
    Counter(screen).find(FIRST.phone);
    screen.see("step-primary");
    steps.picture("13-testing-found");
    screen.press("Ctrl+Enter");
    Checklist(screen).fill(Some("touch"));
    steps.picture("14-test-list");
    steps.begin();
    screen.press("Ctrl+Enter");
    screen.see_focus("verdict-reason");
    steps.picture("15-fails");
    screen.press("Ctrl+Enter");
    steps.end("testing → repairing", "维修");

    hand_desk_to(screen, &TECHNICIAN, true);
    Bench::open(screen);
    screen.see_words("bench-open-mine", number);
    steps.picture("16-bench-again");
    Counter(screen).find(FIRST.phone);
    screen.see_words("order-number", number);
    screen.press("Alt+4");
    logged(screen, "右下角触摸断线，另换一块屏幕总成，全屏划线正常。");
    steps.begin();
    screen.press("Ctrl+Enter");
    steps.end("repairing → testing again", "质检");

    hand_desk_to(screen, &MANAGER, true);
    let bench = Bench::open(screen);
    screen.see_words("bench-open-to_test", number);
    steps.picture("17-to-test");
    assert_eq!(bench.take_up("to_test"), number);
    Checklist(screen).fill(None);
    steps.begin();
    screen.press("Ctrl+Enter");
    steps.end("testing → ready", "待取机");
    steps.picture("18-ready");
}

fn logged(screen: &Screen, text: &str) {
    screen.see("log-entries");
    screen.press("Alt+J");
    screen.see_focus("log-text");
    screen.type_text(text);
    screen.press("Ctrl+Enter");
    screen.see_gone("log-form");
    screen.see_words("log-entries", text);
}

fn home(place: &Place, steps: &mut Steps<'_>, number: &str) {
    let screen = &place.screen;
    hand_desk_to(screen, &FRONT, true);
    Counter(screen).find(FIRST.phone);
    screen.see_words("order-number", number);
    screen.see("step-primary");
    let code = screen.see("order-code");
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
    handed_over(place, steps, number, &code);
    let again = back_again(place, steps, number);
    assert_ne!(number, again);
}

/// Prints the paper that lies there, with these words on it, and puts it away.
fn printed(place: &Place, words: &[&str]) {
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
}

/// Part by WeChat, the rest in cash, with change.
fn paid(place: &Place, steps: &mut Steps<'_>) {
    let screen = &place.screen;
    screen.see("settlement-pay");
    steps.picture("22-owed");
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
    steps.picture("24-receipt");
    let keys = screen.acts() - steps.began;
    println!("{}: {keys} keys beside the sums, paid in two ways", steps.name);
    printed(place, &["500.00", "380.00"]);
    screen.see_words("paid-change", "20.00");
    steps.picture("25-paid");
}

/// Against the voucher, whose code is scanned; signed for on paper.
fn handed_over(place: &Place, steps: &mut Steps<'_>, number: &str, code: &str) {
    let screen = &place.screen;
    steps.begin();
    screen.press("Ctrl+Enter");
    screen.see_focus("hand-over-proof");
    steps.picture("26-hand-over");
    screen.scan(code);
    screen.until("the voucher", || (screen.value("hand-over-proof") == code).then_some(()));
    screen.press("Alt+P");
    steps.picture("27-proof");
    screen.press("Ctrl+Enter");
    Preview(screen).pages();
    steps.end("ready → handed over", "已取机");
    steps.picture("28-voucher");
    printed(place, &[number, "90"]);
    steps.picture("29-gone");
}

/// The same day, since the program's clock is the real one: the machine comes back inside its repair warranty.
fn back_again(place: &Place, steps: &mut Steps<'_>, number: &str) -> String {
    let screen = &place.screen;
    let intake = Counter(screen).intake();
    screen.scan(FIRST.number);
    screen.see_words("passport-warranties", number);
    screen.press("Alt+1");
    screen.press("Alt+R");
    steps.picture("30-rework");
    screen.tab_to("intake-symptom");
    screen.type_text("换屏以后又出现触摸断线。");
    let again = intake.submit();
    Preview(screen).close();
    screen.press("Ctrl+Enter");
    screen.see_words("order-number", &again);
    screen.see("order-rework");
    screen.see_words("order-rework-of", number);
    steps.picture("31-linked");
    again
}

/// The cash of a shift is counted piece by piece and its sheet printed, after an order was paid as in [`life`].
#[track_caller]
pub fn close_shift(place: &Place, name: &str) {
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
