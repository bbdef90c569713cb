//! 旧件: awaited, brought back, inspected, the customer's by their signed choice.

use crate::repair_parts::Room;
use serde_json::{Value, json};
use std::time::Duration;
use tests::faults;

fn old(room: &Room, view: &str) -> Vec<Value> {
    room.shop.call("old_part.list", json!({"view": view})).as_array().unwrap().clone()
}

fn used(room: &Room, repair: &str, code: &str, old_serial: &str, why: &str) -> Value {
    let taken = room.take(repair, code);
    let input = json!({"id": taken["id"], "old_serial": old_serial, "no_old": false, "why": why});
    room.does("repair_part.use", input)
}

#[test]
fn the_companys_comes_back_in_a_week_and_is_inspected() {
    let room = Room::new();
    let id = room.repairing(1);
    let taken = room.take(&id, "A1");
    let silent = json!({"id": taken["id"], "old_serial": "", "no_old": false, "why": ""});
    assert_eq!(faults(&room.refused("repair_part.use", silent)), [("old_serial", "field.no_old_serial")]);
    let input = json!({"id": taken["id"], "old_serial": "OLD1", "no_old": false, "why": ""});
    room.does("repair_part.use", input);
    let awaited = old(&room, "open");
    assert_eq!((&awaited[0]["owner"], &awaited[0]["late"]), (&json!("company"), &json!(false)));
    assert_eq!(awaited[0]["due_on"], "2026-11-28");
    room.shop.clock.pass(Duration::from_secs(8 * 24 * 60 * 60));
    room.shop.sign_in();
    assert_eq!(old(&room, "open")[0]["late"], true);
    let back = json!({"id": awaited[0]["id"], "serial": "A2"});
    let failure = room.shop.refused("old_part.back", back);
    assert_eq!(faults(&failure), [("serial", "field.serial_in_stock")], "a new piece came out of no machine");
    let early = json!({"id": awaited[0]["id"], "verdict": "scrap", "why": ""});
    assert_eq!(room.shop.refused("old_part.inspect", early.clone()).message, "old_part.gone_on");
    room.shop.call("old_part.back", json!({"id": awaited[0]["id"]}));
    room.shop.call("old_part.inspect", early);
    assert!(old(&room, "open").is_empty());
    let done = old(&room, "done");
    assert_eq!((&done[0]["state"], &done[0]["verdict"]), (&json!("settled"), &json!("scrap")));
    assert_eq!(room.shop.call("stock.recount", json!({}))["differing"], json!([]));
}

#[test]
fn one_without_a_number_gets_one_of_the_shops_own() {
    let room = Room::new();
    let id = room.repairing(1);
    used(&room, &id, "A1", "", "标签磨掉了");
    let row = old(&room, "open")[0].clone();
    room.shop.call("old_part.back", json!({"id": row["id"]}));
    let number = row["number"].as_str().unwrap();
    assert_eq!(old(&room, "open")[0]["serial"], format!("{number}-1"));
}

#[test]
fn the_customers_goes_home_or_stays_by_their_word() {
    let room = Room::new();
    for (i, choice, state) in [(1, "given", "with_customer"), (2, "kept", "expected")] {
        let id = room.repairing(i);
        used(&room, &id, "DC-1", "", "");
        room.does("repair.step", room.shop.stepping(&id, "testing"));
        room.shop.call("checkup.finish", room.shop.tested(&id, "pass"));
        room.shop.settle_and_pay(&id);
        let mut hand_over = room.shop.handing_over(&id);
        hand_over["old_parts"] = json!("none");
        let failure = room.shop.refused("hand_over.make", hand_over.clone());
        assert_eq!(faults(&failure), [("old_parts", "field.old_parts_open")]);
        hand_over["old_parts"] = json!(choice);
        room.shop.call("hand_over.make", hand_over);
        let row = room.shop.call("repair_part.of", json!({"id": id}))["old"][0].clone();
        assert_eq!(row["state"], state);
        let owner = if choice == "given" { "customer" } else { "company" };
        assert_eq!((&row["owner"], row["due_on"].is_null()), (&json!(owner), choice == "given"));
    }
}

#[test]
fn one_that_will_not_come_is_lost_with_a_reason() {
    let room = Room::new();
    let id = room.repairing(1);
    used(&room, &id, "A1", "OLD1", "");
    let row = old(&room, "open")[0].clone();
    let lose = |why: &str| json!({"id": row["id"], "why": why});
    assert_eq!(faults(&room.shop.refused("old_part.lose", lose(" "))), [("why", "field.empty")]);
    let forbidden = room.refused("old_part.lose", lose("丢了"));
    assert_eq!(forbidden.message, "caller.lacks_right", "not by whoever lost it");
    room.shop.call("old_part.lose", lose("快递丢失"));
    assert_eq!(old(&room, "done")[0]["state"], "lost");
}
