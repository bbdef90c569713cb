//! A phone with a ticket, over TLS: it hands pictures in to the desk that showed it the code, and is nobody else.

use serde_json::{Value, json};
use std::time::{Duration, Instant};
use tests::lan::{Answer, LanHost, Visitor};
use tests::{BADGE, PASSWORD, files_below, photo};

struct Shooting {
    host: LanHost,
    desk: Visitor,
    desk_id: Value,
    token: String,
    phone: Visitor,
}

impl Shooting {
    /// A desk of the network that shows a ticket, and a phone that read it.
    fn begun() -> Self {
        let host = LanHost::founded();
        let (mut desk, desk_id) = host.paired("前台");
        desk.sign_in(BADGE, PASSWORD);
        let opened = desk.call("ticket.open", &json!({"what": "intake"}));
        let token = opened["token"].as_str().expect("a token").to_owned();
        let phone = host.browser();
        Self { host, desk, desk_id, token, phone }
    }

    fn state(&mut self, token: &str) -> Answer {
        self.phone.post("/ticket/state", &json!({"token": token}))
    }

    fn send(&mut self, token: &str, picture: &[u8]) -> Answer {
        self.phone.try_post("/ticket/file", &[("x-ticket", token)], picture).expect("the line is up")
    }

    fn arrived(&mut self) -> Value {
        self.desk.call("ticket.arrived", &json!({"token": self.token}))["photos"].clone()
    }
}

#[test]
fn a_phone_that_nobody_let_in_hands_pictures_to_the_desk_that_showed_it_a_ticket() {
    let mut shooting = Shooting::begun();
    let token = shooting.token.clone();
    let told = shooting.state(&token);
    assert_eq!((told.status, told.json()["room"].clone()), (200, json!(60)));
    assert_eq!((told.header("set-cookie"), told.header("cache-control")), (None, Some("no-store")));
    let staged = shooting.send(&token, &photo(1));
    assert_eq!(staged.status, 200, "{}", staged.text());
    assert_eq!(shooting.arrived(), json!([staged.json()["hash"]]));

    // It is a ticket, not a key: shown as one it opens nothing.
    let mut holding = shooting.phone.clone();
    holding.cookie = Some(format!("__Host-xiutai={token}"));
    for path in ["/api/ticket.arrived", "/api/repair.views", "/paper/photo.staged", "/file"] {
        let body = json!({"token": token, "hash": staged.json()["hash"]});
        for phone in [&mut shooting.phone, &mut holding] {
            assert_eq!(phone.post(path, &body).refusal(), (403, "terminal.unknown".to_owned()), "{path}");
        }
    }
    // Nor is it of use to another desk.
    let (mut other, _) = shooting.host.paired("工位 1");
    other.sign_in(BADGE, PASSWORD);
    assert_eq!(other.ask("ticket.arrived", &json!({"token": token})).refusal().1, "ticket.ended");
    let (_, said) = shooting.host.stopped();
    assert!(!said.contains(&token), "{said}");
}

#[test]
fn half_a_picture_from_a_phone_leaves_nothing_and_comes_whole_the_second_time() {
    let mut shooting = Shooting::begun();
    let files = shooting.host.folder.path().join("shop-1/files");
    let kept = || if files.is_dir() { files_below(&files).len() } else { 0 };
    let (token, before, picture) = (shooting.token.clone(), kept(), photo(1));
    let head = shooting.phone.head("/ticket/file", &[("x-ticket", &token)], picture.len());
    let mut line = shooting.phone.line().unwrap();
    line.put(&[&head, &picture[..picture.len() / 2]].concat()).unwrap();
    line.cut();
    assert_eq!(shooting.arrived(), json!([]));
    assert_eq!(kept(), before);
    let staged = shooting.send(&token, &picture);
    assert_eq!(staged.status, 200, "{}", staged.text());
    assert_eq!(shooting.arrived(), json!([staged.json()["hash"]]));
}

#[test]
fn a_ticket_ends_with_the_desk_that_showed_it() {
    let mut shooting = Shooting::begun();
    let token = shooting.token.clone();
    let (id, mut manager) = (shooting.desk_id.clone(), shooting.host.manager());
    manager.call("terminal.revoke", &json!({"id": id, "reason": "换了电脑"}));
    let ended = (404, "ticket.ended".to_owned());
    assert_eq!(shooting.state(&token).refusal(), ended);
    assert_eq!(shooting.send(&token, &photo(1)).refusal(), ended);
}

#[test]
fn wrong_tickets_are_told_slowly_and_hold_no_desk_up() {
    let mut shooting = Shooting::begun();
    let phone = shooting.phone.clone();
    std::thread::scope(|scope| {
        let began = Instant::now();
        let guessing: Vec<_> = (0..24)
            .map(|n| {
                let mut phone = phone.clone();
                scope.spawn(move || {
                    let wrong = format!("{n:064x}");
                    phone.post("/ticket/state", &json!({"token": wrong})).refusal().1
                })
            })
            .collect();
        shooting.desk.call("shop.status", &json!({}));
        assert!(began.elapsed() < Duration::from_secs(8), "{:?}", began.elapsed());
        for one in guessing {
            assert_eq!(one.join().unwrap(), "ticket.ended");
        }
        // Four at once, half a second each.
        assert!(began.elapsed() >= Duration::from_millis(2_900), "{:?}", began.elapsed());
    });
}
