//! Three programs on one shop: the counter's window, which is the host, the browser of a bench, and a tablet.

use serde_json::{Value, json};
use std::net::TcpListener;
use tests::journeys::FIRST;
use tests::pages::{Bench, Checklist, Counter, Preview, SignIn};
use tests::staff::{FRONT, MANAGER, TECHNICIAN};
use tests::{AnotherDesk, Place, Screen, staffed_folder};

/// Makes the window's PC the host on a port that is free; answers that.
fn host(counter: &Screen) -> u16 {
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
    let port = listener.local_addr().expect("its address").port();
    drop(listener);
    counter.script("location.hash = '#/settings/terminals';", &[]);
    counter.see("host-card");
    counter.tab_to("host-port");
    counter.type_text(&port.to_string());
    counter.click("host-switch");
    counter.see("host-found");
    counter.picture("desks-1-host");
    port
}

/// A browser that the counter invites: somebody types its name, the other side reads the code.
fn invited(counter: &Place, port: u16, name: &str, touched: Option<(u32, u32)>) -> AnotherDesk {
    let here = &counter.screen;
    here.click("terminal-invite");
    here.see_focus("terminal-invite-name");
    here.type_text(name);
    here.press("Ctrl+Enter");
    here.see("invitation-code");
    let link = here.script("return document.querySelector('[data-test=invitation-code]').dataset.link;", &[]);
    let token = link.as_str().and_then(|link| link.rsplit('/').next()).expect("a link").to_owned();
    let there = counter.in_the_network(&format!("https://127.0.0.1:{port}/#/enter/{token}"), touched);
    there.screen.see("signin-page");
    // The code was used and goes by itself.
    here.see_gone("invitation-code");
    here.see_words("terminal-list", name);
    there
}

/// Hands a picture to the order on the screen, as a tablet's camera does.
fn shoot(tablet: &Screen) {
    tablet.see("photo-drop");
    tablet.script_later(
        "const done = arguments[0];
         const canvas = document.createElement('canvas');
         [canvas.width, canvas.height] = [640, 480];
         canvas.getContext('2d').fillRect(100, 100, 200, 200);
         canvas.toBlob((blob) => {
             const files = new DataTransfer();
             files.items.add(new File([blob], 'screen.jpg', { type: blob.type }));
             const input = document.querySelector('[data-test=photo-file]');
             input.files = files.files;
             input.dispatchEvent(new Event('change', { bubbles: true }));
             done(null);
         }, 'image/jpeg');",
        &[],
    );
}

fn photos(screen: &Screen) -> usize {
    screen.texts("photo").len()
}

/// Remembers that this page was never loaded again.
fn mark(screen: &Screen) {
    screen.script("window.stillTheSame = true;", &[]);
}

fn is_marked(screen: &Screen) -> bool {
    screen.script("return window.stillTheSame === true;", &[]) == Value::Bool(true)
}

#[test]
fn an_order_is_taken_in_at_the_counter_diagnosed_at_the_bench_and_photographed_by_a_tablet() {
    let counter = Place::window(staffed_folder());
    let here = &counter.screen;
    SignIn(here).with_password(&MANAGER);
    let port = host(here);
    let bench = invited(&counter, port, "维修台 1", None);
    let tablet = invited(&counter, port, "平板", Some((820, 1_180)));
    here.picture("desks-2-let-in");
    let (there, mobile) = (&bench.screen, &tablet.screen);
    SignIn(there).with_password(&TECHNICIAN);
    SignIn(mobile).with_password(&FRONT);
    there.press("F6");
    there.see("bench");
    mark(there);

    // Taken in at the counter, it lies on the bench at once.
    let intake = Counter(here).intake();
    intake.write(&FIRST);
    let number = intake.submit();
    Preview(here).close();
    there.see_words("bench", &number);
    there.picture("desks-3-bench");
    assert!(is_marked(there), "the bench's page was loaded again");
    assert_eq!(Counter(here).find(FIRST.phone), number);
    here.see_words("order-number", &number);
    mark(here);

    // Claimed and diagnosed there; the counter's page follows by itself.
    Bench(there).claim();
    assert_eq!(Counter(there).find(FIRST.phone), number);
    there.see_words("order-number", &number);
    here.see_words("others-here", TECHNICIAN.name);
    there.see("step-primary");
    there.press("Ctrl+Enter");
    there.see("checklist");
    here.see_words("stage-bar", "检测");
    Checklist(there).fill(Some("display"));
    there.press("Ctrl+Enter");
    there.see_focus("finding-text");
    there.type_text("外屏碎裂，触摸排线受力断裂。");
    there.press("Ctrl+Enter");
    there.see_gone("finding-form");

    // A picture from the tablet stands on the counter's screen.
    mobile.script("location.hash = '#/repairs';", &[]);
    mobile.see_words("orders", FIRST.name);
    let order = here.script("return location.hash.match(/repairs\\/([0-9a-f-]+)/)[1];", &[]);
    let photos_of = format!("#/repairs/{}?tab=facts", order.as_str().expect("an id"));
    for screen in [mobile, here] {
        screen.script("location.hash = arguments[0];", &[json!(photos_of)]);
        screen.see("photo-drop");
    }
    assert_eq!(photos(here), 0);
    shoot(mobile);
    here.until("the picture from the tablet", || (photos(here) == 1).then_some(()));
    here.picture("desks-4-photo");
    mobile.picture("desks-5-tablet");
    assert!(is_marked(here) && is_marked(there), "a page was loaded again");
    for person in [MANAGER, TECHNICIAN, FRONT] {
        here.see_words("order-history", person.name);
    }

    // The list says who sits where.
    here.script("location.hash = '#/settings/terminals';", &[]);
    for words in ["维修台 1", TECHNICIAN.name, "平板", FRONT.name] {
        here.see_words("terminal-list", words);
    }
    here.picture("desks-6-list");
}
