//! Pictures from a phone: the desk shows a code, the phone's page takes them, and they stand in the desk's form.

use serde_json::{Value, json};
use tests::looks::{barriers, out_of_reach};
use tests::pages::SignIn;
use tests::staff::MANAGER;
use tests::{Place, Screen, staffed_folder};

/// Asks the core over the page's own session.
fn ask(screen: &Screen, command: &str, input: &Value) -> Value {
    screen.script_later(
        "const [command, input, done] = arguments;
         fetch(`/api/${command}`, { method: 'POST', body: JSON.stringify(input),
             headers: { 'X-Xiutai': '1', 'Content-Type': 'application/json' } })
             .then((reply) => reply.json()).then(done);",
        &[json!(command), input.clone()],
    )
}

/// Takes a picture as the phone's camera hands it over.
fn shoot(screen: &Screen, name: &str, content: &str) {
    screen.script_later(
        "const [name, content, done] = arguments;
         const hand = (blob) => {
             const files = new DataTransfer();
             files.items.add(new File([blob], name, { type: blob.type }));
             const input = document.querySelector('[data-test=shoot-file]');
             input.files = files.files;
             input.dispatchEvent(new Event('change', { bubbles: true }));
             done(null);
         };
         if (content) return hand(new Blob([content]));
         const canvas = document.createElement('canvas');
         [canvas.width, canvas.height] = [640, 480];
         const pen = canvas.getContext('2d');
         pen.fillText(name, 40, 40);
         canvas.toBlob(hand, 'image/jpeg');",
        &[json!(name), json!(content)],
    );
}

/// What a HEIC begins with.
const HEIC: &str = "\0\0\0\u{18}ftypheic\0\0\0\0";

#[test]
fn a_phones_page_takes_pictures_and_says_what_becomes_of_each() {
    let place = Place::touched(staffed_folder(), 360, 740);
    let screen = &place.screen;
    SignIn(screen).with_password(&MANAGER);
    let ticket = ask(screen, "ticket.open", &json!({"what": "intake"}));
    let token = ticket["token"].as_str().expect("a token").to_owned();
    let arrived = |screen: &Screen| {
        let told = ask(screen, "ticket.arrived", &json!({"token": token}));
        told["photos"].as_array().map_or(0, Vec::len)
    };

    screen.script("location.hash = arguments[0]; location.reload();", &[json!(format!("#/shoot/{token}"))]);
    screen.see("shoot");
    screen.until("the ticket to be known", || {
        (screen.script("return document.querySelector('[data-test=shoot-camera]').disabled;", &[]) == false)
            .then_some(())
    });
    shoot(screen, "1.jpg", "");
    screen.until("the picture to be sent", || {
        (screen.script("return document.querySelector('[data-test=shot]')?.dataset.state;", &[]) == "sent")
            .then_some(())
    });
    assert_eq!(arrived(screen), 1);
    shoot(screen, "2.heic", HEIC);
    screen.until("the HEIC to be refused", || {
        (screen.script("return document.querySelector('[data-test=shot]')?.dataset.state;", &[]) == "refused")
            .then_some(())
    });
    assert!(screen.see("shot").contains("HEIC"));
    let found: Vec<String> = out_of_reach(screen).into_iter().chain(barriers(screen)).collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
    screen.picture("touch-shoot-360");

    ask(screen, "ticket.close", &json!({"token": token}));
    screen.see("shoot-ended");
    screen.picture("touch-shoot-ended-360");
    let found: Vec<String> = out_of_reach(screen).into_iter().chain(barriers(screen)).collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
}
