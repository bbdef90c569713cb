use serde_json::json;
use tests::{TempShop, intake};

#[test]
fn an_order_is_opened_found_and_shown() {
    let shop = TempShop::new();
    let opened = shop.call("repair.open", intake(7));
    assert_eq!(opened["number"], "WX261121-0001");
    let page = shop.call("repair.find", json!({"view": "open", "text": "0001", "limit": 20}));
    assert_eq!(page["rows"][0]["number"], "WX261121-0001");
    let card = shop.call("repair.card", json!({"id": opened["id"]}));
    assert_eq!(card["phone_masked"], "138****0007");
    assert_eq!(card["symptom"], "昨晚摔落，屏幕左上角碎裂");
    assert_eq!(card["code"].as_str().map(str::len), Some(14));
}

#[test]
fn a_look_at_a_phone_number_stands_in_the_history() {
    let shop = TempShop::new();
    let id = shop.order(1);
    assert_eq!(shop.call("repair.phone", json!({"id": id}))["phone"], "13800000001");
    let history = shop.call("repair.history", json!({"id": id}));
    let commands: Vec<_> = history.as_array().unwrap().iter().map(|row| row["command"].clone()).collect();
    assert_eq!(commands, ["repair.open", "repair.phone"]);
}
