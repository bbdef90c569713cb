//! What is told after a commit.

use serde_json::json;
use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};
use tests::{TempShop, intake, shop_edit};

#[test]
fn touched_nouns_are_told_after_the_commit_and_nothing_after_a_refusal() {
    let shop = TempShop::new();
    let heard: Arc<Mutex<Vec<BTreeSet<String>>>> = Arc::default();
    let ear = Arc::clone(&heard);
    shop.desk.listen(Box::new(move |event| ear.lock().unwrap().push(event.nouns.iter().cloned().collect())));
    let told = || std::mem::take(&mut *heard.lock().unwrap());
    let set = |nouns: &[&str]| nouns.iter().map(ToString::to_string).collect::<BTreeSet<_>>();

    let retried = shop.with_request(1);
    let id = shop.call_as(&retried, "repair.open", intake(1))["id"].clone();
    assert_eq!(told(), [set(&["condition", "consent", "customer", "device", "repair"])]);
    shop.call_as(&retried, "repair.open", intake(1));
    assert_eq!(told(), [], "a retry changes nothing");
    shop.refused("repair.open", json!({"phone": ""}));
    shop.call("repair.card", json!({"id": id}));
    shop.call("person.prefer", json!({"language": null, "theme": null}));
    assert_eq!(told(), [], "nobody's page changed");
    shop.call("repair.phone", json!({"id": id}));
    assert_eq!(told(), [set(&["repair"])], "the look stands in the history");
    shop.person("李翠", "0012", &["front_desk"]);
    assert_eq!(told(), [set(&["person"]), set(&["person"])]);
    let mut card = shop.call("shop.card", json!({}));
    card["name"] = json!("东直门服务中心");
    shop.call("shop.revise", shop_edit(card));
    assert_eq!(told(), [set(&["shop"])]);
    shop.call("backup.make", json!({}));
    assert_eq!(told(), [set(&["backup"])]);
}

#[test]
fn an_event_crosses_as_its_nouns() {
    let event = desk::Event { nouns: vec!["repair".to_owned()] };
    assert_eq!(serde_json::to_value(event).unwrap(), json!({"nouns": ["repair"]}));
}

#[test]
fn whoever_hears_an_event_finds_the_new_order() {
    let shop = TempShop::new();
    let seen: Arc<Mutex<Vec<serde_json::Value>>> = Arc::default();
    let (ear, desk, window) = (Arc::clone(&seen), Arc::downgrade(&shop.desk), shop.window.clone());
    shop.desk.listen(Box::new(move |_| {
        let views = desk.upgrade().unwrap().call(&window, "repair.views", json!({})).unwrap();
        ear.lock().unwrap().push(views["all"].clone());
    }));
    for i in 0..3 {
        shop.order(i);
    }
    assert_eq!(*seen.lock().unwrap(), [1, 2, 3]);
}
