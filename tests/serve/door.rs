//! From the first start to a paper, as a browser or `curl` does it.

use crate::house::House;
use serde_json::json;
use tests::{intake, photo, read_paper};

#[test]
fn a_first_start_is_founded_signed_in_and_prints() {
    let house = House::first_start();
    let mut client = house.visitor();
    assert_eq!(client.call("shop.door", &json!({}))["state"], "first_start");
    let founding = json!({
        "shop_name": "朝阳门服务中心", "address": "", "phone": "", "language": "zh-CN",
        "person_name": "周明远", "badge": "0001", "password": "卷帘门早上八点半开",
    });
    let founded = client.ask("shop.found", &founding);
    assert_eq!((founded.status, founded.header("set-cookie")), (200, None), "founding signs nobody in");
    assert_eq!(client.ask("repair.views", &json!({})).refusal(), (401, "caller.signed_out".to_owned()));

    let signed_in =
        client.ask("session.sign_in", &json!({"badge": "0001", "password": "卷帘门早上八点半开"}));
    let cookie = signed_in.header("set-cookie").expect("a cookie").to_owned();
    let (key, flags) = cookie.split_once("; ").expect("flags");
    assert_eq!(flags, "Path=/; HttpOnly; SameSite=Strict");
    let key = key.strip_prefix("xiutai=").expect("our name");
    assert!(key.len() == 64 && key.bytes().all(|b| b.is_ascii_hexdigit()), "256 bits: {key}");
    assert!(!signed_in.json().to_string().contains(key), "scripts never see it");

    let id = client.call("repair.open", &intake(1))["id"].clone();
    let paper = client.post("/paper/repair.job_card", json!({"id": id}).to_string().as_bytes());
    assert_eq!(paper.status, 200);
    assert_eq!(paper.header("content-type"), Some("application/pdf"));
    assert_eq!(paper.header("cache-control"), Some("no-store"));
    let name = client.call("repair.card", &json!({"id": id}))["number"].as_str().unwrap().to_owned();
    let expected = format!("inline; filename*=UTF-8''{name}.pdf");
    assert_eq!(paper.header("content-disposition"), Some(expected.as_str()));
    assert!(read_paper(&paper.body).contains(&name));
}

#[test]
fn a_refused_sign_in_brings_no_cookie_and_keeps_the_old_one() {
    let house = House::founded();
    let mut client = house.visitor();
    let wrong = json!({"badge": "0001", "password": "nobody's words at all"});
    let refused = client.ask("session.sign_in", &wrong);
    assert_eq!(refused.refusal(), (409, "person.wrong_password".to_owned()));
    assert_eq!(refused.header("set-cookie"), None);
    let mut manager = house.manager();
    let before = manager.cookie.clone();
    manager.ask("session.sign_in", &wrong);
    assert_eq!(manager.cookie, before);
    manager.call("repair.views", &json!({}));
}

/// Whoever put a cookie of theirs into this browser, or read the one it had, is left with nothing.
#[test]
fn each_full_sign_in_brings_another_cookie_and_ends_the_one_before() {
    let house = House::founded();
    let mut client = house.manager();
    let before = client.cookie.clone().unwrap();
    client.call("session.sign_in", &json!({"badge": tests::BADGE, "password": tests::PASSWORD}));
    assert_ne!(client.cookie, Some(before.clone()));
    client.call("repair.views", &json!({}));
    let old = format!("xiutai={before}");
    let answer =
        house.visitor().send("POST", "/api/repair.views", &[("x-xiutai", "1"), ("cookie", &old)], b"{}");
    assert_eq!(answer.status, 401);
}

/// The answer of the first try may be lost with the line.
#[test]
fn a_sign_in_that_is_tried_again_signs_in() {
    let house = House::founded();
    let sign_in = json!({"badge": tests::BADGE, "password": tests::PASSWORD}).to_string();
    let more = [("x-xiutai", "1"), ("x-request", "00000000-0000-4000-8000-000000000001")];
    for _ in 0..2 {
        let answer = house.visitor().send("POST", "/api/session.sign_in", &more, sign_in.as_bytes());
        assert_eq!(answer.status, 200);
    }
}

#[test]
fn nobody_switches_or_recovers_into_a_cookie() {
    let house = House::founded();
    let mut client = house.visitor();
    let switched = client.ask("session.switch", &json!({"badge_code": "XT4F82K1"}));
    assert_eq!(switched.refusal(), (409, "person.full_sign_in_needed".to_owned()));
    assert_eq!(switched.header("set-cookie"), None);
}

#[test]
fn signing_out_ends_what_the_cookie_opened() {
    let house = House::founded();
    let mut client = house.manager();
    client.call("session.sign_out", &json!({}));
    assert_eq!(client.ask("repair.views", &json!({})).status, 401);
}

#[test]
fn a_cookie_that_was_made_up_or_doubled_is_nobody() {
    let house = House::founded();
    let manager = house.manager();
    let key = manager.cookie.clone().unwrap();
    let ask = |cookie: &str| {
        let more = [("x-xiutai", "1"), ("cookie", cookie)];
        house.visitor().send("POST", "/api/repair.views", &more, b"{}").status
    };
    assert_eq!(ask(&format!("xiutai={key}")), 200);
    for cookie in [
        "xiutai=".to_owned(),
        format!("xiutai={}", "0".repeat(64)),
        format!("xiutai={key}0"),
        format!("xiutai={}", key.to_uppercase()),
        format!("xiutai={key}; xiutai={key}"),
        format!("xiutai2={key}"),
        format!("Xiutai={key}"),
    ] {
        // A key in capitals may happen to be the same: one without letters.
        if cookie != format!("xiutai={key}") {
            assert_eq!(ask(&cookie), 401, "{cookie}");
        }
    }
}

#[test]
fn a_retried_request_over_http_is_one_order() {
    let house = House::founded();
    let mut client = house.manager();
    let open = |id: &str| {
        let more = [("x-xiutai", "1"), ("x-request", id)];
        client.send("POST", "/api/repair.open", &more, intake(1).to_string().as_bytes())
    };
    let id = "00000000-0000-4000-8000-000000000001";
    assert_eq!(open(id).json(), open(id).json());
    assert_eq!(open("once").refusal(), (422, "input.malformed".to_owned()));
    assert_eq!(client.call("repair.views", &json!({}))["all"], 1);
}

#[test]
fn bytes_are_handed_in_by_who_is_signed_in() {
    let house = House::founded();
    assert_eq!(house.visitor().post("/file", &photo(1)).refusal(), (401, "caller.signed_out".to_owned()));
    let mut manager = house.manager();
    let staged = manager.post("/file", &photo(1)).json();
    assert_eq!((&staged["width"], &staged["height"]), (&json!(64), &json!(48)));
    assert_eq!(house.manager().post("/file", &photo(1)).json(), staged);
    assert_ne!(house.manager().post("/file", &photo(2)).json()["hash"], staged["hash"]);
    assert_eq!(manager.post("/file", b"photo").refusal(), (422, "picture.format".to_owned()));

    let id = manager.call("repair.open", &intake(1))["id"].clone();
    let add = json!({"repair": id, "hash": staged["hash"], "view": "front"});
    let added = manager.call("photo.add", &add);
    let shown = manager.post("/paper/photo.image", added.to_string().as_bytes());
    assert_eq!((shown.status, shown.header("content-type")), (200, Some("image/jpeg")));
    assert!(shown.body.starts_with(b"\xFF\xD8"));
}
