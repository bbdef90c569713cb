//! The first start, and the demo shop.

use desk::{Caller, Desk};
use kernel::Code;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::sync::Arc;
use tempfile::TempDir;
use tests::{FakeClock, faults, machine, memory_folder, refused_to};

struct Empty {
    desk: Arc<Desk>,
    window: Caller,
    folder: TempDir,
}

fn empty() -> Empty {
    let folder = memory_folder();
    let clock = Arc::new(FakeClock::at("2026-11-21T06:02:03.004Z"));
    let desk = Desk::open(folder.path(), machine(clock, Arc::default())).expect("an empty folder opens");
    let window = Caller { session: Some(desk.window_session()), ..Caller::default() };
    Empty { desk, window, folder }
}

impl Empty {
    #[track_caller]
    fn call(&self, name: &str, input: Value) -> Value {
        self.desk.call(&self.window, name, input).expect(name)
    }

    fn state(&self) -> Value {
        self.call("shop.door", json!({}))["state"].clone()
    }
}

fn founding() -> Value {
    json!({
        "shop_name": "朝阳门服务中心", "address": "", "phone": "010-8588 6688", "language": "zh-CN",
        "person_name": "周明远", "badge": "0001", "password": "卷帘门早上八点半开",
    })
}

#[test]
fn a_first_start_founds_a_shop_whose_first_person_may_everything() {
    let shop = empty();
    let door = shop.call("shop.door", json!({}));
    assert_eq!((&door["state"], &door["shop"]), (&json!("first_start"), &Value::Null));
    assert_eq!((&door["quick"], &door["demo_people"]), (&json!([]), &json!([])));
    shop.call("shop.found", founding());
    assert_eq!(shop.state(), "ready");
    let me = shop.call("session.sign_in", json!({"badge": "0001", "password": "卷帘门早上八点半开"}));
    assert_eq!(me["roles"].as_array().map(Vec::len), Some(6));
    let card = shop.call("shop.card", json!({}));
    assert_eq!((&card["name"], &card["phone"]), (&json!("朝阳门服务中心"), &json!("01085886688")));
    assert_eq!((&card["zone"], &card["idle_minutes"]), (&json!("Asia/Shanghai"), &json!(5)));
}

#[test]
fn nothing_but_the_door_works_before_the_founding() {
    let shop = empty();
    let signed_in = json!({"badge": "0001", "password": "卷帘门早上八点半开"});
    let refused = refused_to(&shop.desk, &shop.window, "session.sign_in", signed_in);
    assert_eq!(refused.message, "person.wrong_password");
    let views = refused_to(&shop.desk, &shop.window, "repair.views", json!({}));
    assert_eq!(views.code, Code::SignedOut);
}

#[test]
fn the_faults_of_a_founding_stand_at_their_fields() {
    let shop = empty();
    let check = |field: &'static str, typed: &str, message: &'static str| {
        let mut input = founding();
        input[field] = json!(typed);
        let failure = refused_to(&shop.desk, &shop.window, "shop.found", input);
        assert_eq!((failure.code, faults(&failure)), (Code::Invalid, vec![(field, message)]), "{typed}");
    };
    check("shop_name", " ", "field.empty");
    check("shop_name", &"店".repeat(121), "field.too_long");
    check("address", "a\u{1b}[31m", "field.control_character");
    check("phone", "85-88", "field.bad_phone");
    check("person_name", "", "field.empty");
    check("badge", "0 1", "field.bad_code");
    check("password", "1234567", "field.too_short");
    check("password", "朝阳门服务中心", "field.too_short");
    check("password", "朝阳门服务中心1", "field.common_password");
    let mut all = founding();
    for field in ["shop_name", "person_name", "badge", "password"] {
        all[field] = json!("");
    }
    assert_eq!(refused_to(&shop.desk, &shop.window, "shop.found", all).fields.len(), 4);
    assert_eq!(shop.state(), "first_start", "nothing was founded meanwhile");
}

#[test]
fn two_passwords_that_differ_are_told_with_the_other_faults() {
    let shop = empty();
    let mut input = founding();
    input["password_again"] = json!("卷帘门早上九点开");
    input["phone"] = json!("85-88");
    let failure = refused_to(&shop.desk, &shop.window, "shop.found", input.clone());
    assert_eq!(
        faults(&failure),
        [("phone", "field.bad_phone"), ("password_again", "field.passwords_differ")]
    );
    input["password_again"] = input["password"].clone();
    input["phone"] = founding()["phone"].clone();
    shop.call("shop.found", input);
    assert_eq!(shop.state(), "ready");
}

#[test]
fn a_shop_is_founded_once() {
    let shop = empty();
    shop.call("shop.found", founding());
    for (name, input) in [("shop.found", founding()), ("shop.open_demo", json!({}))] {
        let refused = refused_to(&shop.desk, &shop.window, name, input);
        assert_eq!((refused.code, refused.message), (Code::Refused, "shop.already_founded"));
    }
    shop.call("session.sign_in", json!({"badge": "0001", "password": "卷帘门早上八点半开"}));
    let refused = refused_to(&shop.desk, &shop.window, "shop.leave_demo", json!({}));
    assert_eq!(refused.message, "shop.not_demo");
}

#[test]
fn the_demo_shop_is_full_sound_and_left_again() {
    let shop = empty();
    shop.call("shop.open_demo", json!({}));
    let door = shop.call("shop.door", json!({}));
    assert_eq!((&door["state"], &door["shop"]["demo"]), (&json!("ready"), &json!(true)));
    let people = door["demo_people"].as_array().unwrap();
    assert_eq!(people.len(), 5);
    for person in people.iter().rev() {
        let desk = Caller { session: Some(shop.desk.begin_session().unwrap()), ..Caller::default() };
        let words = json!({"badge": person["badge"], "password": person["password"]});
        let me = shop.desk.call(&desk, "session.sign_in", words).unwrap();
        assert_eq!((&me["roles"], &me["has_pin"]), (&person["roles"], &json!(true)));
        let pin = json!({"person": me["id"], "pin": person["pin"]});
        shop.desk.call(&desk, "session.switch", pin).unwrap();
    }
    shop.call("session.sign_in", json!({"badge": people[0]["badge"], "password": people[0]["password"]}));
    let views = shop.call("repair.views", json!({}));
    assert!(views["all"].as_i64() >= Some(30) && views["today"].as_i64() >= Some(1), "{views}");
    assert!(views["overdue"].as_i64() >= Some(3), "{views}");
    the_demo_is_believable(&shop);
    let checked = desk::check::check(shop.folder.path(), &FakeClock::at("2026-11-21T06:02:03.004Z")).unwrap();
    assert!(checked.findings.is_empty(), "{:?}", checked.findings);
    shop.call("shop.leave_demo", json!({}));
    assert_eq!(shop.state(), "first_start");
    assert_eq!(refused_to(&shop.desk, &shop.window, "repair.views", json!({})).code, Code::SignedOut);
    shop.call("shop.found", founding());
    assert_eq!(shop.call("shop.door", json!({}))["demo_people"], json!([]));
}

/// Something in every corner: channels and kinds, codes, marks, money held and given back, notes that are told, a visit of
/// two machines, two people on one number, a void order whose machine came back.
fn the_demo_is_believable(shop: &Empty) {
    let page = shop.call("repair.find", json!({"view": "all", "limit": 100}));
    let rows = page["rows"].as_array().unwrap();
    let differing =
        |field: &str| rows.iter().map(|row| row[field].to_string()).collect::<BTreeSet<_>>().len();
    assert_eq!(differing("channel"), 4);
    assert!(rows.len() >= 40 && differing("kind") >= 8 && differing("device") >= 35, "{}", rows.len());
    assert!(rows.iter().all(|row| row["code_words"] != ""), "each has a symptom's code");
    let cards: Vec<Value> =
        rows.iter().map(|row| shop.call("repair.card", json!({"id": row["id"]}))).collect();
    let count = |is: &dyn Fn(&Value) -> bool| cards.iter().filter(|card| is(card)).count();
    assert!(count(&|card| card["catalogue"].is_string()) >= 35, "most stand in the catalogue");
    assert!(count(&|card| card["marks"] != json!([])) >= 8);
    assert!(count(&|card| card["prepaid"].as_i64() > Some(0)) >= 3);
    let went_back = |card: &Value| {
        card["payments"].as_array().unwrap().iter().any(|payment| payment["kind"] == "prepaid_back")
    };
    assert_eq!(count(&went_back), 1, "one was given back");
    assert!(differing("stage") >= 12, "each stage of the bench has an order");
    assert!(count(&|card| card["company"] != "") >= 2 && count(&|card| card["visit"] != json!([])) == 2);
    assert!(count(&|card| card["warranty"] == "claimed") >= 4);
    assert_eq!(count(&|card| card["stage"] == "void"), 1);
    assert_eq!(count(&|card| card["earlier"] != json!([])), 2, "the machine that went back came again");
    let one_number = shop.call("customer.by_phone", json!({"phone": "1337"}));
    assert_eq!(one_number.as_array().map(Vec::len), Some(2));
    let told = |text: &str| {
        let found = shop.call("customer.find", json!({"text": text, "limit": 5}));
        found["rows"][0]["notes"][0]["kind"].clone()
    };
    assert_eq!((told("王洋"), told("徐晓")), (json!("debt"), json!("careful")));
}
