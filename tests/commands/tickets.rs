//! Tickets: a phone hands pictures to the desk that showed it a code, and to nobody else.

use desk::TicketState;
use domain::ticket::{LASTS, MOST_OF_A_DESK, MOST_OPEN, MOST_PICTURES, TicketFor};
use kernel::{Code, Failure};
use serde_json::{Value, json};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tests::{BADGE, PASSWORD, TAKEN_AT, TempShop, files_below, photo, refused_to};

fn ticket(shop: &TempShop) -> String {
    let opened = shop.call("ticket.open", json!({"what": "intake"}));
    opened["token"].as_str().expect("a token").to_owned()
}

fn arrived(shop: &TempShop, token: &str) -> Value {
    shop.call("ticket.arrived", json!({"token": token}))["photos"].clone()
}

fn gone<T: std::fmt::Debug>(answer: Result<T, Failure>) -> (Code, &'static str) {
    let failure = answer.expect_err("it is over");
    (failure.code, failure.message)
}

const ENDED: (Code, &str) = (Code::NotFound, "ticket.ended");

#[test]
fn pictures_of_a_phone_come_to_the_desk_that_asked_for_them() {
    let shop = TempShop::new();
    let li = shop.person("李翠", "0012", &["front_desk"]);
    let order = shop.order(1);
    let number = shop.call("repair.card", json!({"id": order}))["number"].clone();
    let opened = shop.call("ticket.open", json!({"what": "order", "repair": order}));
    assert_eq!(opened["seconds_left"], 900);
    let token = opened["token"].as_str().unwrap();
    assert_eq!(token.len(), 64);

    let before = shop.desk.ticket_state(token).unwrap();
    let expected = TicketState {
        what: TicketFor::Order,
        number: number.as_str().map(str::to_owned),
        shop: "朝阳门服务中心".to_owned(),
        seconds_left: LASTS.as_secs(),
        taken: 0,
        room: MOST_PICTURES,
    };
    assert_eq!(before, expected);
    let first = shop.desk.ticket_stage(token, &photo(1)).unwrap().hash;
    let second = shop.desk.ticket_stage(token, &photo(2)).unwrap().hash;
    assert_eq!(arrived(&shop, token), json!([first, second]));

    let others = refused_to(&shop.desk, &li, "ticket.arrived", json!({"token": token}));
    assert_eq!((others.code, others.message), ENDED);
    let others = refused_to(&shop.desk, &li, "ticket.close", json!({"token": token}));
    assert_eq!((others.code, others.message), ENDED);
    shop.call("photo.add", json!({"repair": order, "hash": first, "view": "front"}));
    let has_place = |bytes: &[u8]| bytes.windows(TAKEN_AT.len()).any(|part| part == TAKEN_AT);
    for file in files_below(shop.root()) {
        assert!(!has_place(&std::fs::read(&file).unwrap()), "{}", file.display());
    }
}

#[test]
fn a_ticket_writes_nothing_by_itself() {
    let shop = TempShop::new();
    let before = shop.journal();
    let token = ticket(&shop);
    shop.desk.ticket_stage(&token, &photo(1)).unwrap();
    assert_eq!(shop.journal(), before);
    for file in files_below(shop.root()) {
        let bytes = std::fs::read(&file).unwrap();
        assert!(!bytes.windows(64).any(|part| part == token.as_bytes()), "{}", file.display());
    }
}

#[test]
fn the_desk_hears_that_the_code_was_read_and_of_each_picture() {
    let shop = TempShop::new();
    let token = ticket(&shop);
    let heard: Arc<Mutex<Vec<String>>> = Arc::default();
    let ear = Arc::clone(&heard);
    shop.desk.listen(Box::new(move |event| ear.lock().unwrap().extend(event.nouns.clone())));
    let told = || std::mem::take(&mut *heard.lock().unwrap());

    assert_eq!(shop.call("ticket.arrived", json!({"token": token})), json!({"photos": [], "opened": false}));
    shop.desk.ticket_state(&token).unwrap();
    assert_eq!(told(), ["ticket"]);
    assert_eq!(shop.call("ticket.arrived", json!({"token": token})), json!({"photos": [], "opened": true}));
    shop.desk.ticket_state(&token).unwrap();
    assert!(told().is_empty(), "only the first look is news");
    shop.desk.ticket_stage(&token, &photo(1)).unwrap();
    assert_eq!(told(), ["ticket"]);
    assert_eq!(shop.desk.ticket_stage(&token, b"%PDF-1.7").unwrap_err().message, "picture.format");
    assert!(told().is_empty());
}

#[test]
fn the_same_picture_sent_again_is_one() {
    let shop = TempShop::new();
    let token = ticket(&shop);
    let first = shop.desk.ticket_stage(&token, &photo(1)).unwrap();
    assert_eq!(shop.desk.ticket_stage(&token, &photo(1)), Ok(first.clone()));
    assert_eq!(arrived(&shop, &token), json!([first.hash]));
    assert_eq!(shop.desk.ticket_state(&token).unwrap().taken, 1);
}

#[test]
fn a_ticket_ends_after_a_quarter_of_an_hour_whatever_the_clock_on_the_wall_says() {
    let shop = TempShop::new();
    let token = ticket(&shop);
    shop.clock.set("2026-11-20T06:02:03.004Z");
    shop.clock.pass(Duration::from_secs(450));
    assert_eq!(shop.desk.ticket_state(&token).unwrap().seconds_left, 450);
    let hash = shop.desk.ticket_stage(&token, &photo(1)).unwrap().hash;
    shop.clock.pass(Duration::from_secs(450));
    assert_eq!(gone(shop.desk.ticket_state(&token)), ENDED);
    assert_eq!(gone(shop.desk.ticket_stage(&token, &photo(2))), ENDED);
    // The desk has locked itself meanwhile.
    shop.sign_in();
    assert_eq!(arrived(&shop, &token), json!([hash]), "the desk still gets what came in the last moment");
}

#[test]
fn the_desk_ends_it_with_what_came_so_far() {
    let shop = TempShop::new();
    let token = ticket(&shop);
    let hash = shop.desk.ticket_stage(&token, &photo(1)).unwrap().hash;
    let closed = shop.call("ticket.close", json!({"token": token}));
    assert_eq!(closed, json!({"photos": [hash], "opened": false}));
    assert_eq!(gone(shop.desk.ticket_state(&token)), ENDED);
    assert_eq!(gone(shop.desk.ticket_stage(&token, &photo(2))), ENDED);
    assert_eq!(shop.refused("ticket.close", json!({"token": token})).message, "ticket.ended");
}

#[test]
fn what_is_no_token_opens_nothing() {
    let shop = TempShop::new();
    let token = ticket(&shop);
    for wrong in ["", "0", &token[1..], &token.to_uppercase(), &"0".repeat(64), &format!("{token}0")] {
        assert_eq!(gone(shop.desk.ticket_state(wrong)), ENDED, "{wrong}");
        assert_eq!(gone(shop.desk.ticket_stage(wrong, &photo(1))), ENDED, "{wrong}");
        assert_eq!(shop.refused("ticket.arrived", json!({"token": wrong})).message, "ticket.ended");
    }
    assert!(shop.desk.ticket_state(&token).is_ok(), "another one's wrong tries take nothing away");
}

#[test]
fn a_lock_keeps_the_ticket_and_leaving_the_desk_ends_it() {
    let shop = TempShop::new();
    let token = ticket(&shop);
    shop.call("session.lock", json!({}));
    let hash = shop.desk.ticket_stage(&token, &photo(1)).unwrap().hash;
    let locked = shop.refused("ticket.arrived", json!({"token": token}));
    assert_eq!((locked.code, locked.message), (Code::Locked, "caller.locked"));
    shop.sign_in();
    assert_eq!(arrived(&shop, &token), json!([hash]));

    let li = shop.person("李翠", "0012", &["front_desk"]);
    let hers = shop.call_as(&li, "ticket.open", json!({"what": "log"}))["token"].clone();
    let hers = hers.as_str().unwrap();
    shop.desk.ticket_stage(hers, &photo(2)).unwrap();
    shop.desk.call(&li, "session.sign_out", json!({})).unwrap();
    assert_eq!(gone(shop.desk.ticket_stage(hers, &photo(3))), ENDED);
    assert!(shop.desk.ticket_state(&token).is_ok());
}

#[test]
fn whoever_left_the_shop_or_sat_down_after_gets_nothing() {
    let shop = TempShop::new();
    let li = shop.person("李翠", "0012", &["front_desk"]);
    let hers = shop.call_as(&li, "ticket.open", json!({"what": "log"}))["token"].clone();
    let hers = hers.as_str().unwrap();
    let mut left = shop.row_of("0012");
    left.as_object_mut().unwrap().retain(|field, _| !field.starts_with("has_"));
    left["active"] = json!(false);
    shop.call("person.revise", left);
    assert_eq!(gone(shop.desk.ticket_stage(hers, &photo(1))), ENDED);

    let wang = shop.person("王建国", "0021", &["technician"]);
    let his = shop.call_as(&wang, "ticket.open", json!({"what": "log"}))["token"].clone();
    let his = his.as_str().unwrap();
    shop.sign_in_as(&wang, BADGE, PASSWORD).unwrap();
    assert_eq!(gone(shop.desk.ticket_stage(his, &photo(1))), ENDED);
}

#[test]
fn nobody_and_who_may_not_note_opens_none() {
    let shop = TempShop::new();
    let nobody = refused_to(&shop.desk, &shop.browser(), "ticket.open", json!({"what": "intake"}));
    assert_eq!(nobody.code, Code::SignedOut);
    let missing = json!({"what": "order", "repair": "00000000-0000-7000-8000-000000000000"});
    assert_eq!(shop.refused("ticket.open", missing).message, "repair.not_found");
    assert_eq!(shop.refused("ticket.open", json!({"what": "anything"})).message, "input.malformed");
}

#[test]
fn a_retry_opens_one() {
    let shop = TempShop::new();
    let caller = shop.with_request(1);
    let first = shop.call_as(&caller, "ticket.open", json!({"what": "intake"}));
    assert_eq!(shop.call_as(&caller, "ticket.open", json!({"what": "intake"})), first);
    assert_ne!(shop.call_as(&shop.with_request(2), "ticket.open", json!({"what": "intake"})), first);
}

#[test]
fn a_desk_has_few_and_the_shop_has_bounds() {
    let shop = TempShop::new();
    let own: Vec<String> = (0..=MOST_OF_A_DESK)
        .map(|_| {
            shop.clock.pass(Duration::from_secs(1));
            ticket(&shop)
        })
        .collect();
    assert_eq!(gone(shop.desk.ticket_state(&own[0])), ENDED, "the desk's own oldest made room");
    assert!(own[1..].iter().all(|token| shop.desk.ticket_state(token).is_ok()));

    for n in 1..MOST_OPEN / MOST_OF_A_DESK {
        let caller = shop.person("李翠", &format!("1{n:03}"), &["front_desk"]);
        for _ in 0..MOST_OF_A_DESK {
            shop.call_as(&caller, "ticket.open", json!({"what": "intake"}));
        }
    }
    let late = shop.person("王建国", "0021", &["technician"]);
    let refused = refused_to(&shop.desk, &late, "ticket.open", json!({"what": "intake"}));
    assert_eq!((refused.code, refused.message), (Code::Busy, "ticket.too_many"));
    assert!(shop.desk.ticket_state(&own[1]).is_ok(), "another desk's wish ends nobody's ticket");
    shop.clock.pass(LASTS);
    shop.sign_in_as(&late, "0021", "own-secret-words-0021").unwrap();
    shop.call_as(&late, "ticket.open", json!({"what": "intake"}));
}

#[test]
fn sixty_pictures_are_enough_also_when_they_come_at_once() {
    let shop = TempShop::new();
    let token = ticket(&shop);
    // Neighbouring shades look the same to a JPEG.
    let other = |n: u8| photo(n * 3);
    let last = u8::try_from(MOST_PICTURES).unwrap();
    for n in 0..last - 1 {
        shop.desk.ticket_stage(&token, &other(n)).unwrap();
    }
    assert_eq!(shop.desk.ticket_state(&token).unwrap().room, 1);
    let taken: usize = std::thread::scope(|scope| {
        let tries: Vec<_> = (last..last + 8)
            .map(|n| {
                let (desk, token) = (&shop.desk, &token);
                scope.spawn(move || match desk.ticket_stage(token, &other(n)) {
                    Ok(_) => 1,
                    Err(failure) => {
                        assert!(matches!(failure.message, "ticket.full" | "ticket.busy"), "{failure}");
                        0
                    }
                })
            })
            .collect();
        tries.into_iter().map(|one| one.join().unwrap()).sum()
    });
    assert_eq!(taken, 1);
    assert_eq!(arrived(&shop, &token).as_array().unwrap().len(), MOST_PICTURES);
    let full = shop.desk.ticket_stage(&token, &other(80)).unwrap_err();
    assert_eq!((full.code, full.message), (Code::Refused, "ticket.full"));
}

#[test]
fn a_picture_that_was_refused_takes_no_place() {
    let shop = TempShop::new();
    let token = ticket(&shop);
    for _ in 0..MOST_PICTURES {
        assert_eq!(shop.desk.ticket_stage(&token, b"no picture").unwrap_err().message, "picture.format");
    }
    assert_eq!(shop.desk.ticket_state(&token).unwrap().room, MOST_PICTURES);
    assert!(shop.desk.ticket_stage(&token, &photo(1)).is_ok());
}

#[test]
fn another_shop_in_use_knows_no_ticket_of_the_former() {
    let shop = TempShop::new();
    let token = ticket(&shop);
    let made = shop.call("backup.make", json!({}));
    let restored = shop.call("backup.restore", json!({"name": made["name"]}));
    assert!(restored.is_object());
    shop.sign_in();
    assert_eq!(gone(shop.desk.ticket_stage(&token, &photo(1))), ENDED);
}
