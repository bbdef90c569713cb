//! Who is seen on an order by the others.

use desk::Caller;
use serde_json::{Value, json};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tests::TempShop;

/// A shop with one order, its manager at the window and somebody else at a browser.
struct Counter {
    shop: TempShop,
    order: String,
    other: Caller,
    told: Arc<Mutex<u32>>,
}

impl Counter {
    fn new() -> Self {
        let shop = TempShop::new();
        let other = shop.person("张伟", "0012", &["technician"]);
        let order = shop.order(1);
        let told: Arc<Mutex<u32>> = Arc::default();
        let ear = Arc::clone(&told);
        shop.desk.listen(Box::new(move |event| {
            if event.nouns == ["presence"] {
                *ear.lock().unwrap() += 1;
            }
        }));
        Self { shop, order, other, told }
    }

    fn ask(&self, caller: &Caller, name: &str, input: Value) -> Value {
        self.shop.desk.call(caller, name, input).unwrap_or_else(|failure| panic!("{name}: {failure}"))
    }

    fn come(&self, caller: &Caller, editing: bool) {
        self.ask(caller, "presence.here", json!({"repair": self.order, "editing": editing}));
    }

    /// Who is on the order, as somebody at a desk sees it.
    fn seen_by(&self, caller: &Caller) -> Value {
        self.ask(caller, "presence.who", json!({"repair": self.order}))
    }

    /// How often the desks were told since this was asked last.
    fn told(&self) -> u32 {
        std::mem::take(&mut *self.told.lock().unwrap())
    }
}

fn zhang(editing: bool) -> Value {
    json!([{"person": "张伟", "terminal": null, "editing": editing}])
}

#[test]
fn others_see_who_is_on_an_order_and_whether_they_change_it() {
    let counter = Counter::new();
    let (window, other) = (&counter.shop.window, &counter.other);
    assert_eq!(counter.seen_by(window), json!([]));
    counter.come(other, false);
    counter.come(other, false);
    assert_eq!(counter.seen_by(window), zhang(false));
    assert_eq!(counter.told(), 1, "a sign of life alone is no news");
    counter.come(other, true);
    assert_eq!((counter.seen_by(window), counter.told()), (zhang(true), 1));
    assert_eq!(counter.seen_by(other), json!([]), "nobody sees their own desk");
    let elsewhere = counter.shop.order(2);
    assert_eq!(counter.ask(window, "presence.who", json!({"repair": elsewhere})), json!([]));
    counter.ask(other, "presence.gone", json!({"repair": counter.order}));
    assert_eq!((counter.seen_by(window), counter.told()), (json!([]), 1));
    counter.ask(other, "presence.gone", json!({"repair": counter.order}));
    assert_eq!(counter.told(), 0);
}

#[test]
fn the_same_person_at_two_desks_is_at_both() {
    let counter = Counter::new();
    let mine = counter.shop.desk.begin_session().unwrap();
    let second = Caller { session: Some(mine), ..Caller::default() };
    counter.ask(&second, "session.sign_in", json!({"badge": "0012", "password": "own-secret-words-0012"}));
    counter.come(&counter.other, false);
    assert_eq!(counter.seen_by(&second), zhang(false));
    counter.come(&second, true);
    assert_eq!(counter.seen_by(&counter.shop.window).as_array().unwrap().len(), 2);
}

#[test]
fn who_locks_signs_out_or_falls_silent_is_gone() {
    let counter = Counter::new();
    let (window, other) = (&counter.shop.window, &counter.other);
    counter.come(other, true);
    counter.shop.clock.pass(Duration::from_millis(19_999));
    assert_eq!(counter.seen_by(window), zhang(true));
    counter.shop.clock.pass(Duration::from_millis(1));
    assert_eq!(counter.seen_by(window), json!([]), "silent for 20 s");
    counter.told();
    counter.come(window, false);
    counter.told();

    counter.come(other, true);
    counter.told();
    counter.ask(other, "session.lock", json!({}));
    assert_eq!((counter.seen_by(window), counter.told()), (json!([]), 1));
    let locked =
        counter.shop.desk.call(other, "presence.here", json!({"repair": counter.order, "editing": false}));
    assert_eq!(locked.unwrap_err().message, "caller.locked");

    counter.ask(other, "session.sign_in", json!({"badge": "0012", "password": "own-secret-words-0012"}));
    counter.come(other, false);
    counter.told();
    counter.ask(other, "session.sign_out", json!({}));
    assert_eq!((counter.seen_by(window), counter.told()), (json!([]), 1));
}

#[test]
fn another_person_at_the_same_desk_is_not_taken_for_the_former_one() {
    let counter = Counter::new();
    let (window, other) = (&counter.shop.window, &counter.other);
    counter.shop.person("李翠", "0013", &["front_desk"]);
    counter.come(other, true);
    counter.ask(other, "session.sign_in", json!({"badge": "0013", "password": "own-secret-words-0013"}));
    assert_eq!(counter.seen_by(window), json!([]));
    counter.come(other, false);
    assert_eq!(counter.seen_by(window)[0]["person"], "李翠");
}

#[test]
fn who_leaves_the_shop_leaves_the_order() {
    let counter = Counter::new();
    counter.come(&counter.other, true);
    let mut row = counter.shop.row_of("0012");
    row["active"] = json!(false);
    for gone in ["has_pin", "has_badge_code"] {
        row.as_object_mut().unwrap().remove(gone);
    }
    counter.shop.call("person.revise", row);
    assert_eq!(counter.seen_by(&counter.shop.window), json!([]));
}

#[test]
fn being_on_an_order_does_not_keep_a_desk_awake() {
    let counter = Counter::new();
    let idle = counter.shop.call("shop.card", json!({}))["idle_minutes"].as_u64().unwrap();
    for _ in 0..idle * 60 / 10 {
        counter.shop.clock.pass(Duration::from_secs(10));
        drop(counter.shop.desk.call(
            &counter.other,
            "presence.here",
            json!({"repair": counter.order, "editing": true}),
        ));
    }
    let asked = counter.shop.desk.call(&counter.other, "repair.views", json!({}));
    assert_eq!(asked.unwrap_err().message, "caller.locked");
}

#[test]
fn an_order_that_is_none_has_nobody() {
    let counter = Counter::new();
    let none = json!({"repair": "0193a6f0-1c2d-7e3f-8a4b-5c6d7e8f9a0b", "editing": false});
    assert_eq!(counter.shop.refused("presence.here", none).message, "repair.not_found");
    assert_eq!(counter.told(), 0);
}
