//! The journey of an order: from the counter over the bench and the till back to its customer.

use super::FIRST;
use crate::pages::{Bench, Checklist, Counter, Order, Preview, Quote, SignIn};
use crate::staff::{Colleague, FRONT, MANAGER, TECHNICIAN};
use crate::{Place, Screen, must_be_sound, text_on};

/// Keys beside text from one stage to the next, as `issue` asks at most.
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
    let number = intake.submit();
    Preview(screen).print();
    must_be_sound(&place.tray.paper());
    Preview(screen).close();
    number
}

fn to_the_quote(screen: &Screen, steps: &mut Steps<'_>, number: &str) {
    hand_desk_to(screen, &TECHNICIAN, false);
    let bench = Bench::open(screen);
    steps.picture("01-bench");
    bench.claim();
    Counter(screen).find(FIRST.phone);
    screen.see_words("order-number", number);
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
    screen.tab_to("answer-number");
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
    steps.picture("16-bench-again");
    Counter(screen).find(FIRST.phone);
    screen.see_words("order-number", number);
    screen.press("Alt+4");
    logged(screen, "右下角触摸断线，另换一块屏幕总成，全屏划线正常。");
    steps.begin();
    screen.press("Ctrl+Enter");
    steps.end("repairing → testing again", "质检");

    hand_desk_to(screen, &MANAGER, true);
    Bench::open(screen);
    steps.picture("17-to-test");
    Counter(screen).find(FIRST.phone);
    screen.press("Ctrl+Enter");
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
    steps.picture("19-front");
    steps.begin();
    screen.press("Ctrl+Enter");
    screen.see("settlement-panel");
    steps.picture("20-would-be");
    screen.press("Ctrl+Enter");
    let sheet = Preview(screen);
    sheet.pages();
    steps.picture("21-settlement");
    sheet.print();
    sheet.close();
    steps.end("settled", "待取机");
}
