//! A phone with a ticket: it may ask about it and hand pictures in, and is nobody to every other route.

use crate::client::{Answer, Client, connect, head};
use crate::house::House;
use serde_json::{Value, json};
use std::io::Write;
use std::net::Shutdown;
use tests::photo;

const LARGEST_PICTURE: usize = 32 << 20;

fn opened(manager: &mut Client) -> String {
    manager.call("ticket.open", &json!({"what": "intake"}))["token"].as_str().unwrap().to_owned()
}

fn state(phone: &Client, token: &str) -> Answer {
    phone.post("/ticket/state", json!({"token": token}).to_string().as_bytes())
}

fn send(phone: &Client, token: &str, picture: &[u8]) -> Answer {
    phone.send("POST", "/ticket/file", &[("x-xiutai", "1"), ("x-ticket", token)], picture)
}

fn arrived(manager: &mut Client, token: &str) -> Value {
    manager.call("ticket.arrived", &json!({"token": token}))["photos"].clone()
}

#[test]
fn a_phone_hands_a_picture_in_and_can_do_nothing_else() {
    let house = House::founded();
    let mut manager = house.manager();
    let token = opened(&mut manager);
    let phone = house.visitor();
    let told = state(&phone, &token);
    assert_eq!((told.status, told.json()["room"].clone()), (200, json!(60)));
    assert_eq!((told.header("set-cookie"), told.header("cache-control")), (None, Some("no-store")));

    let staged = send(&phone, &token, &photo(1));
    assert_eq!(staged.status, 200);
    assert_eq!(arrived(&mut manager, &token), json!([staged.json()["hash"]]));
    let heic = [&b"\0\0\0\x18ftypheic"[..], &[0; 64]].concat();
    assert_eq!(send(&phone, &token, &heic).refusal(), (422, "picture.format".to_owned()));

    // The token is no session: nowhere else does it open anything.
    let held = Client { cookie: Some(token.clone()), ..phone.clone() };
    for path in ["/api/repair.views", "/api/ticket.arrived", "/paper/photo.staged", "/file"] {
        let body = json!({"token": token, "hash": staged.json()["hash"]}).to_string();
        for stranger in [&phone, &held] {
            assert_eq!(stranger.post(path, body.as_bytes()).status, 401, "{path}");
        }
    }
}

#[test]
fn a_ticket_that_ended_and_one_that_never_was_are_told_the_same() {
    let house = House::founded();
    let mut manager = house.manager();
    let token = opened(&mut manager);
    manager.call("ticket.close", &json!({"token": token}));
    let phone = house.visitor();
    for wrong in [token.as_str(), "", &"0".repeat(64)] {
        assert_eq!(state(&phone, wrong).refusal(), (404, "ticket.ended".to_owned()), "{wrong}");
        assert_eq!(send(&phone, wrong, &photo(1)).refusal(), (404, "ticket.ended".to_owned()), "{wrong}");
    }
    let no_ticket = phone.post("/ticket/file", &photo(1));
    assert_eq!(no_ticket.refusal(), (404, "ticket.ended".to_owned()));
    assert_eq!(phone.post("/ticket/state", b"{\"tok").refusal().1, "input.malformed");
    assert_eq!(phone.post("/ticket/state", b"{}").refusal().1, "input.malformed");
    assert_eq!(phone.get("/ticket/state").refusal().1, "server.wrong_method");
    let (status, said, _folder) = house.stopped();
    assert!(status.success());
    assert!(!said.contains(&token), "{said}");
}

#[test]
fn who_has_no_ticket_is_answered_before_a_large_body_is_read() {
    let house = House::founded();
    let phone = house.visitor();
    let (host, length) = (phone.host(), LARGEST_PICTURE.to_string());
    let wrong = "0".repeat(64);
    let headers = [
        ("host", host.as_str()),
        ("content-length", &length),
        ("x-xiutai", "1"),
        ("x-ticket", wrong.as_str()),
    ];
    let mut stream = connect(house.port);
    stream.write_all(head("POST /ticket/file", &headers).as_bytes()).unwrap();
    // Not a byte of the body comes, and the answer does.
    let mut first = [0; 12];
    std::io::Read::read_exact(&mut stream, &mut first).unwrap();
    assert_eq!(&first, b"HTTP/1.1 404");
}

#[test]
fn a_picture_that_breaks_off_leaves_nothing_and_comes_whole_the_second_time() {
    let house = House::founded();
    let mut manager = house.manager();
    let token = opened(&mut manager);
    let phone = house.visitor();
    let (host, picture) = (phone.host(), photo(1));
    let length = picture.len().to_string();
    let headers =
        [("host", host.as_str()), ("content-length", &length), ("x-xiutai", "1"), ("x-ticket", &token)];
    let mut stream = connect(house.port);
    stream.write_all(head("POST /ticket/file", &headers).as_bytes()).unwrap();
    stream.write_all(&picture[..picture.len() / 2]).unwrap();
    stream.shutdown(Shutdown::Both).unwrap();
    assert_eq!(arrived(&mut manager, &token), json!([]));

    let staged = send(&phone, &token, &picture);
    assert_eq!(staged.status, 200);
    assert_eq!(arrived(&mut manager, &token), json!([staged.json()["hash"]]));
    let large = send(&phone, &token, &vec![0; LARGEST_PICTURE + 1]);
    assert_eq!(large.refusal(), (422, "picture.too_large".to_owned()));
}

#[test]
fn the_gate_stands_before_the_phone_too() {
    let house = House::founded();
    let mut manager = house.manager();
    let token = opened(&mut manager);
    let phone = house.visitor();
    let body = json!({"token": token}).to_string();
    let bare = phone.send("POST", "/ticket/state", &[], body.as_bytes());
    assert_eq!(bare.refusal(), (403, "server.missing_header".to_owned()));
    let foreign = [("x-xiutai", "1"), ("origin", "http://evil.example")];
    let foreign = phone.send("POST", "/ticket/state", &foreign, body.as_bytes());
    assert_eq!(foreign.refusal(), (403, "server.foreign_origin".to_owned()));
}
