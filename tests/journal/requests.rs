//! A retried request answers what it answered first, and only to the one who asked.

use serde_json::json;
use std::time::Duration;
use tests::{TempShop, intake, past_the_store, refused_to, rows_of, shop_edit};

const WEEK: Duration = Duration::from_secs(7 * 24 * 60 * 60);

#[test]
fn a_retry_answers_the_same_and_writes_nothing() {
    let shop = TempShop::new();
    let caller = shop.with_request(1);
    let first = shop.desk.call(&caller, "repair.open", intake(1)).unwrap();
    let entries = rows_of(&past_the_store(shop.root()), "journal");
    for _ in 0..3 {
        assert_eq!(shop.desk.call(&caller, "repair.open", intake(1)).unwrap(), first);
    }
    assert_eq!(rows_of(&past_the_store(shop.root()), "journal"), entries);
    assert_eq!(
        shop.desk.call(&shop.with_request(2), "repair.open", intake(2)).unwrap()["number"],
        "WX261121-0002"
    );
}

#[test]
fn many_retries_at_once_open_one_order() {
    let shop = TempShop::new();
    let caller = shop.with_request(7);
    let answers: Vec<serde_json::Value> = std::thread::scope(|scope| {
        let callers: Vec<_> = (0..8)
            .map(|_| scope.spawn(|| shop.desk.call(&caller, "repair.open", intake(1)).unwrap()))
            .collect();
        callers.into_iter().map(|caller| caller.join().unwrap()).collect()
    });
    assert!(answers.iter().all(|answer| *answer == answers[0]), "{answers:?}");
    assert_eq!(rows_of(&past_the_store(shop.root()), "repair"), 1);
}

#[test]
fn an_id_used_for_something_else_is_refused() {
    let shop = TempShop::new();
    let caller = shop.with_request(1);
    shop.desk.call(&caller, "repair.open", intake(1)).unwrap();
    let other_input = refused_to(&shop.desk, &caller, "repair.open", intake(2));
    let mut card = shop.call("shop.card", json!({}));
    card["idle_minutes"] = json!(9);
    let other_command = refused_to(&shop.desk, &caller, "shop.revise", shop_edit(card));
    let mut other_person = shop.person("李娜", "0002", &["front_desk"]);
    other_person.request = caller.request;
    let other_person = refused_to(&shop.desk, &other_person, "repair.open", intake(1));
    for failure in [other_input, other_command, other_person] {
        assert_eq!(failure.message, "request.mismatch");
    }
    assert_eq!(rows_of(&past_the_store(shop.root()), "repair"), 1);
}

/// A code is a secret on a badge only.
#[test]
fn the_code_of_a_symptom_tells_one_request_from_another() {
    let shop = TempShop::new();
    let symptom = |code: &str| {
        json!({
            "id": null, "seen_seq": 0, "code": code, "parent": null, "kinds": [], "words": "儿童手表", "words_en": "",
            "active": true,
        })
    };
    let caller = shop.with_request(1);
    shop.desk.call(&caller, "catalogue.keep_symptom", symptom("W")).unwrap();
    let other = refused_to(&shop.desk, &caller, "catalogue.keep_symptom", symptom("X"));
    assert_eq!(other.message, "request.mismatch");
}

#[test]
fn an_id_is_remembered_for_seven_days() {
    let shop = TempShop::new();
    let caller = shop.with_request(1);
    let first = shop.desk.call(&caller, "repair.open", intake(1)).unwrap();
    shop.clock.pass(WEEK.checked_sub(Duration::from_secs(60)).unwrap());
    shop.sign_in();
    assert_eq!(shop.desk.call(&caller, "repair.open", intake(1)).unwrap(), first);
    shop.clock.pass(Duration::from_secs(61));
    assert_ne!(shop.bring(&caller, &intake(1)), first);
    assert_eq!(rows_of(&past_the_store(shop.root()), "request"), 1, "the old one is forgotten");
}

/// A refused request keeps no id: the mended input may come with it.
#[test]
fn a_refused_request_can_be_mended() {
    let shop = TempShop::new();
    let caller = shop.with_request(1);
    let mut input = intake(1);
    input["phone"] = json!("12");
    assert_eq!(refused_to(&shop.desk, &caller, "repair.open", input).message, "repair.invalid");
    assert_eq!(shop.desk.call(&caller, "repair.open", intake(1)).unwrap()["number"], "WX261121-0001");
}
