//! What the program says about its work holds nothing that people typed.

use crate::house::House;
use serde_json::json;
use tests::intake;

#[test]
fn nothing_that_was_typed_reaches_the_log() {
    let house = House::founded();
    let (phone, name, secret) = ("13955566677", "金丝雀女士", "canary-secret-words");
    let mut client = house.manager();
    let key = client.cookie.clone().unwrap();

    let mut order = intake(1);
    (order["phone"], order["name"], order["symptom"]) = (json!(phone), json!(name), json!("金丝雀症状"));
    let id = client.call("repair.open", &order)["id"].clone();
    client.call("repair.find", &json!({"view": "all", "text": name, "limit": 5}));
    client.call("repair.find", &json!({"view": "all", "text": phone, "limit": 5}));
    client.call("repair.phone", &json!({"id": id}));
    client.call("customer.by_phone", &json!({"phone": phone}));
    let added = json!({"name": name, "badge": "0077", "roles": ["technician"], "password": secret});
    client.call("person.add", &added);
    // And everything that goes wrong.
    client.ask("person.add", &added);
    client.ask("session.sign_in", &json!({"badge": "CANARY", "password": secret}));
    client.ask("session.sign_in", &json!({"badge": name, "password": {"in": secret}}));
    client.ask("session.switch", &json!({"badge_code": secret}));
    client.ask("repair.open", &json!({"phone": phone, "name": name, "symptom": phone.repeat(9)}));
    client.ask("repair.open", &json!({name: phone}));
    client.ask("repair.card", &json!({"id": phone}));
    client.ask("paper.print", &json!({"paper": "repair.job_card", "id": id, "printer": name}));
    client.ask("backup.inside", &json!({"folder": format!("/{secret}"), "name": name}));
    client.ask(&format!("canary.{phone}"), &json!({}));
    client.post("/api/repair.open", format!("{{\"name\": \"{name}\", {secret}").as_bytes());
    client.post(&format!("/{secret}"), b"{}");
    client.send("POST", "/api/repair.views", &[("x-xiutai", "1"), ("x-request", secret)], b"{}");
    client.send("GET", "/", &[("origin", &format!("http://{secret}"))], b"");
    client.post("/paper/repair.job_card", json!({"id": name}).to_string().as_bytes());

    let (status, said, _folder) = house.stopped();
    assert_eq!(status.code(), Some(0));
    for canary in [phone, name, "金丝雀", secret, "canary", "CANARY", key.as_str(), "138****"] {
        assert!(!said.contains(canary), "{canary} in {said}");
    }
}
