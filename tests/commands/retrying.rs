//! A request that is sent twice happens once.

use desk::Caller;
use kernel::Code;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::time::Duration;
use tests::{TempShop, intake};

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

fn all(shop: &TempShop) -> Value {
    shop.call("repair.views", json!({}))["all"].clone()
}

#[test]
fn the_same_request_twice_is_one_order_and_one_answer() {
    let shop = TempShop::new();
    let retried = shop.with_request(1);
    let first = shop.call_as(&retried, "repair.open", intake(1));
    let before = shop.journal();
    assert_eq!(shop.call_as(&retried, "repair.open", intake(1)), first);
    assert_eq!((all(&shop), shop.journal()), (json!(1), before));
    let other = shop.call_as(&shop.with_request(2), "repair.open", intake(2));
    assert_ne!(other, first, "a request of its own is an order of its own");
}

/// A desk that lost the line asks again while its first try is still in the queue.
#[test]
fn the_same_request_from_many_sides_at_once_happens_once() {
    let shop = TempShop::new();
    for round in 1..6 {
        let retried = shop.with_request(round);
        let answers: BTreeSet<String> = std::thread::scope(|scope| {
            let ask = || shop.call_as(&retried, "repair.open", intake(round)).to_string();
            let asked: Vec<_> = (0..12).map(|_| scope.spawn(ask)).collect();
            asked.into_iter().map(|one| one.join().unwrap()).collect()
        });
        assert_eq!((answers.len(), all(&shop)), (1, json!(round)));
    }
}

#[test]
fn a_request_that_was_refused_may_be_tried_again() {
    let shop = TempShop::new();
    let retried = shop.with_request(1);
    let mut faulty = intake(1);
    faulty["symptom"] = json!("");
    assert_eq!(shop.refused_as(&retried, "repair.open", faulty).code, Code::Invalid);
    assert_eq!(shop.call_as(&retried, "repair.open", intake(1))["number"], "WX261121-0001");
}

#[test]
fn an_id_is_bound_to_its_person_command_and_input() {
    let shop = TempShop::new();
    let li = shop.person("李翠", "0012", &["front_desk"]);
    let retried = shop.with_request(1);
    let id = shop.call_as(&retried, "repair.open", intake(1))["id"].clone();
    let mut correction = intake(1);
    correction["id"] = id.clone();
    correction["seen_seq"] = shop.call("repair.card", json!({"id": id}))["seen_seq"].clone();
    let of_another = Caller { request: retried.request, ..li };
    for (caller, name, input) in [
        (&retried, "repair.open", intake(2)),
        (&retried, "repair.correct", correction),
        (&of_another, "repair.open", intake(1)),
    ] {
        let failure = shop.refused_as(caller, name, input);
        assert_eq!((failure.code, failure.message), (Code::Conflict, "request.mismatch"), "{name}");
    }
    assert_eq!(all(&shop), 1);
}

#[test]
fn an_id_is_remembered_for_seven_days() {
    let shop = TempShop::new();
    let retried = shop.with_request(1);
    let first = shop.call_as(&retried, "repair.open", intake(1));
    shop.clock.pass(7 * DAY - Duration::from_millis(1));
    shop.sign_in();
    assert_eq!(shop.call_as(&retried, "repair.open", intake(1)), first);
    shop.void(first["id"].as_str().unwrap());
    shop.clock.pass(DAY);
    shop.sign_in();
    assert_eq!(shop.call_as(&retried, "repair.open", intake(1))["number"], "WX261129-0001");
    assert_eq!(all(&shop), 2);
}

/// What is checked before writing looks at a shop in which the first try has already happened.
#[test]
fn a_retry_is_answered_like_the_first_try_whatever_that_changed() {
    let shop = TempShop::new();
    let password = tests::PASSWORD;
    for (n, name, input) in [
        (
            1,
            "person.add",
            json!({"name": "李翠", "badge": "0012", "roles": ["front_desk"], "password": "own-secret-words-0012"}),
        ),
        (
            2,
            "person.change_password",
            json!({"old_password": password, "new_password": "new words of the manager"}),
        ),
    ] {
        let retried = shop.with_request(n);
        let first = shop.call_as(&retried, name, input.clone());
        let before = shop.journal();
        assert_eq!(shop.call_as(&retried, name, input), first, "{name}");
        assert_eq!(shop.journal(), before, "{name}");
    }
}
