//! The journey of an order: from the counter over the bench and the till back to its customer, and its machine again
//! the next day.

use super::steps::Steps;
use super::{FIRST, till};
use crate::pages::{Bench, Checklist, Counter, Preview, Quote, SignIn};
use crate::staff::{Colleague, FRONT, MANAGER, TECHNICIAN};
use crate::{Place, Screen, must_be_sound};
use kernel::Day;

/// Somebody else comes to this desk.
#[track_caller]
pub(super) fn hand_desk_to(screen: &Screen, person: &Colleague, known: bool) {
    Counter(screen).lock();
    if known {
        SignIn(screen).switch_with_pin(person);
    } else {
        SignIn(screen).instead_with_password(person);
    }
}

/// One order from its intake to its hand-over, the shift closed, and the machine back again on the next day: three
/// people, no mouse.
#[track_caller]
pub fn life(place: &mut Place, name: &str) {
    let number = first_day(place, name);
    place.next_morning();
    next_day(place, name, &number);
}

fn first_day(place: &Place, name: &str) -> String {
    let screen = &place.screen;
    let mut steps = Steps::new(screen, name);
    let number = taken_in(place);
    to_the_quote(screen, &mut steps, &number);
    repaired(screen, &mut steps, &number);
    hand_desk_to(screen, &FRONT, true);
    till::home(place, &mut steps, &number);
    till::close_shift(place, name);
    number
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
    screen.press("Alt+3");
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

/// Yesterday's sign-ins are worth nothing, and the machine comes back inside its repair warranty.
fn next_day(place: &Place, name: &str, number: &str) {
    let screen = &place.screen;
    let steps = Steps::new(screen, name);
    screen.see("signin-badge");
    assert!(!screen.has("quick-person"), "yesterday's people come in by PIN");
    screen.scan(FRONT.code);
    screen.see_words("failure-note", "今天还没有用密码登录过");
    SignIn(screen).with_password(&FRONT);
    let again = back_again(screen, &steps, number);
    assert_eq!(day_of(&again).days_since(day_of(number)), 1, "{number} was followed by {again}");
    hand_desk_to(screen, &MANAGER, false);
    screen.press("F10");
    screen.see_words("figure-rework-30", "100");
    steps.picture("32-figures");
    assert!(!screen.has("banner-clock"), "a night is no jump of the clock");
}

fn back_again(screen: &Screen, steps: &Steps<'_>, number: &str) -> String {
    let intake = Counter(screen).intake();
    screen.scan(FIRST.number);
    screen.see_words("passport-warranties", number);
    screen.see_words("passport-warranties", "89 天");
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

/// The day that an order's number tells: `WX261121-0001`.
#[track_caller]
fn day_of(number: &str) -> Day {
    let digits: Vec<char> = number.chars().skip_while(|one| !one.is_ascii_digit()).take(6).collect();
    let two = |at: usize| digits[at..at + 2].iter().collect::<String>().parse::<u32>().expect("two digits");
    let year = 2000 + i32::try_from(two(0)).expect("a year");
    Day::new(year, two(2), two(4)).unwrap_or_else(|| panic!("{number} tells no day"))
}
