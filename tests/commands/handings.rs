//! 领退料: asked for, given, taken; refused and withdrawn; and what a technician holds.

use crate::repair_parts::{Room, text};
use desk::Caller;
use serde_json::{Value, json};
use tests::faults;

fn ask(way: &str, lines: &Value) -> Value {
    json!({"way": way, "lines": lines, "why": ""})
}

fn own(room: &Room, caller: &Caller) -> Vec<(String, i64, i64)> {
    let rows = room.shop.call_as(caller, "handing.own", json!({}));
    let row =
        |row: &Value| (text(&row["number"]), row["on_hand"].as_i64().unwrap(), row["free"].as_i64().unwrap());
    rows.as_array().unwrap().iter().map(row).collect()
}

fn available(room: &Room, code: &str) -> Value {
    room.shop.call("repair_part.offer", json!({"code": code}))["available"].clone()
}

fn lines(room: &Room, id: &Value) -> Vec<Value> {
    let open = room.shop.call("handing.list", json!({"view": "newest"}));
    let one = open.as_array().unwrap().iter().find(|one| one["id"] == *id).unwrap().clone();
    one["lines"].as_array().unwrap().clone()
}

#[test]
fn pieces_pass_from_the_shelf_to_a_drawer_by_two_hands() {
    let room = Room::new();
    let wanted = json!([{"code": "DC-1", "quantity": 2}, {"code": "PM-1", "quantity": 1}]);
    let asked = room.does("handing.ask", ask("draw", &wanted));
    assert_eq!(asked["state"], "asked");
    assert_eq!(available(&room, "DC-1"), 2, "asking moves nothing");
    let line = lines(&room, &asked["id"]);
    let given = |serial: Value| {
        json!({"id": asked["id"], "lines": [
            {"id": line[0]["id"], "quantity": 1}, {"id": line[1]["id"], "quantity": 1, "serial": serial},
        ]})
    };
    assert_eq!(room.refused("handing.send", given(json!("A1"))).message, "handing.not_yours");
    let failure = room.ask(&room.clerk, "handing.send", given(Value::Null)).unwrap_err();
    assert_eq!(faults(&failure), [("lines[1].serial", "field.scan_serial")]);
    room.ask(&room.clerk, "handing.send", given(json!("A1"))).unwrap();
    assert_eq!((available(&room, "DC-1"), own(&room, &room.technician).len()), (json!(1), 0), "on its way");
    let early = room.ask(&room.clerk, "handing.accept", json!({"id": asked["id"]})).unwrap_err();
    assert_eq!(early.message, "handing.not_yours", "who gives does not take");
    room.does("handing.accept", json!({"id": asked["id"]}));
    assert_eq!(own(&room, &room.technician), [("DC-1".to_owned(), 1, 1), ("PM-1".to_owned(), 1, 1)]);
    let again = room.refused("handing.accept", json!({"id": asked["id"]}));
    assert_eq!((again.message, again.params["handing_state"].as_str()), ("handing.gone_on", "accepted"));
    assert_eq!(room.shop.call("stock.recount", json!({}))["differing"], json!([]));
}

#[test]
fn what_is_in_a_drawer_is_used_first_and_not_given_away_from_under_an_order() {
    let room = Room::new();
    let asked = room.does("handing.ask", ask("draw", &json!([{"code": "DC-1", "quantity": 1}])));
    let line = lines(&room, &asked["id"])[0].clone();
    let send = json!({"id": asked["id"], "lines": [{"id": line["id"], "quantity": 1}]});
    room.ask(&room.clerk, "handing.send", send).unwrap();
    room.does("handing.accept", json!({"id": asked["id"]}));
    let id = room.repairing(1);
    room.take(&id, "DC-1");
    assert_eq!(available(&room, "DC-1"), 1, "the shelf keeps its piece");
    assert_eq!(own(&room, &room.technician), [("DC-1".to_owned(), 1, 0)]);
    let back = ask("give_back", &json!([{"code": "DC-1", "quantity": 1}]));
    let failure = room.refused("handing.ask", back);
    assert_eq!((failure.message, failure.params["there"].as_str()), ("handing.short", "0"));
}

#[test]
fn what_is_refused_or_withdrawn_goes_back_where_it_was() {
    let room = Room::new();
    let other = room.shop.person("王工", "0022", &["technician"]);
    let asked = room.does("handing.ask", ask("draw", &json!([{"code": "DC-1", "quantity": 2}])));
    let line = lines(&room, &asked["id"])[0].clone();
    let send = json!({"id": asked["id"], "lines": [{"id": line["id"], "quantity": 2}]});
    room.ask(&room.clerk, "handing.send", send).unwrap();
    let silent = room.refused("handing.refuse", json!({"id": asked["id"], "why": ""}));
    assert_eq!(faults(&silent), [("why", "field.empty")]);
    room.does("handing.refuse", json!({"id": asked["id"], "why": "型号不对"}));
    assert_eq!(available(&room, "DC-1"), 2);
    let person = room.shop.call("person.list", json!({"with_left": false}));
    let wang = person.as_array().unwrap().iter().find(|one| one["name"] == "王工").unwrap()["id"].clone();
    let mut pass = ask("pass", &json!([{"code": "DC-1", "quantity": 1}]));
    assert_eq!(faults(&room.refused("handing.ask", pass.clone())), [("person", "field.empty")]);
    pass["person"] = wang;
    assert_eq!(room.refused("handing.ask", pass).message, "handing.short", "nobody gives what they have not");
    let nothing = room.refused("handing.ask", ask("draw", &json!([])));
    assert_eq!(faults(&nothing), [("lines", "field.empty")]);
    let mine = room.does("handing.ask", ask("draw", &json!([{"code": "DC-1", "quantity": 1}])));
    let foreign = room.ask(&other, "handing.withdraw", json!({"id": mine["id"]})).unwrap_err();
    assert_eq!(foreign.message, "handing.not_yours");
    room.does("handing.withdraw", json!({"id": mine["id"]}));
    let open = room.shop.call("handing.list", json!({"view": "open"}));
    assert!(open.as_array().unwrap().is_empty());
    assert_eq!(room.shop.call("stock.recount", json!({}))["differing"], json!([]));
}
