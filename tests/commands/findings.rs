//! What was found and done on the bench, with its pictures.

use kernel::Code;
use serde_json::{Value, json};
use tests::{TempShop, faults, photo, refused_to};

const STROKES: &str = "[[0,0,1000,400,500,200]]";

fn staged(shop: &TempShop, n: u8) -> Value {
    json!({"hash": shop.desk.stage(&shop.window, &photo(n)).unwrap().hash, "view": "inside"})
}

fn file(shop: &TempShop, id: &str) -> Value {
    shop.call("repair.bench_file", json!({"id": id}))
}

fn finding(id: &str, evidence: &str, photos: Vec<Value>) -> Value {
    json!({
        "repair": id, "symptom": "C01", "cause": "004", "text": "主板屏蔽罩下有水渍", "level": "two",
        "evidence": evidence, "photos": photos,
    })
}

fn entry(id: &str, before: Vec<Value>, after: Vec<Value>) -> Value {
    json!({
        "repair": id, "kind": "cleaning", "action": "R23", "text": "超声清洗主板，烘干", "before": before, "after": after,
    })
}

#[test]
fn a_finding_stands_apart_from_the_customers_words_with_its_pictures() {
    let shop = TempShop::new();
    let technician = shop.person("陈工", "0021", &["technician"]);
    let id = shop.diagnosing(1);
    let photos = vec![staged(&shop, 1), staged(&shop, 2)];
    let found = shop.call_as(&technician, "finding.add", finding(&id, "liquid", photos))["id"].clone();
    let card = shop.card(&id);
    assert_eq!(card["symptom"], "昨晚摔落，屏幕左上角碎裂", "the customer's words stay theirs");
    let findings = file(&shop, &id)["findings"].clone();
    let row = &findings[0];
    assert_eq!((&row["id"], &row["cause"], &row["by"]), (&found, &json!("004"), &json!("陈工")));
    assert_eq!((&row["agreed"], &row["withdrawn"]), (&Value::Null, &json!(false)));
    let phases: Vec<&Value> = row["photos"].as_array().unwrap().iter().map(|photo| &photo["phase"]).collect();
    assert_eq!(phases, ["evidence", "evidence"]);
    assert_eq!(shop.call("photo.list", json!({"id": id})).as_array().unwrap().len(), 2);
}

#[test]
fn the_faults_of_a_finding_are_told_at_once() {
    let shop = TempShop::new();
    let id = shop.diagnosing(1);
    let mut bad = finding(&id, "none", vec![json!({"hash": "0".repeat(64), "view": "inside"})]);
    // A group, an action in the place of a cause, and nothing said.
    (bad["symptom"], bad["cause"], bad["text"]) = (json!("C"), json!("R01"), json!(" "));
    assert_eq!(
        faults(&shop.refused("finding.add", bad)),
        [
            ("symptom", "field.unknown_code"),
            ("cause", "field.unknown_code"),
            ("text", "field.empty"),
            ("photos", "photo.not_staged")
        ]
    );
    assert_eq!(file(&shop, &id)["findings"], json!([]));
}

#[test]
fn the_customer_signs_for_evidence_once() {
    let shop = TempShop::new();
    let id = shop.diagnosing(1);
    let add = |evidence: &str| shop.call("finding.add", finding(&id, evidence, Vec::new()))["id"].clone();
    let (plain, liquid) = (add("none"), add("liquid"));
    let agree = |finding: &Value, how: &str, strokes: Value| json!({"id": finding, "agreed": how, "signature": strokes});
    for (strokes, fault) in [
        (Value::Null, "field.no_signature"),
        (json!("[]"), "field.no_signature"),
        (json!("[[0,0,1001,0]]"), "field.bad_signature"),
        (json!("strokes"), "field.bad_signature"),
    ] {
        assert_eq!(
            faults(&shop.refused("finding.agree", agree(&liquid, "pad", strokes))),
            [("signature", fault)]
        );
    }
    let nothing = shop.refused("finding.agree", agree(&plain, "paper", Value::Null));
    assert_eq!(nothing.message, "finding.nothing_to_agree");
    shop.call("finding.agree", agree(&liquid, "pad", json!(STROKES)));
    let again = shop.refused("finding.agree", agree(&liquid, "paper", Value::Null));
    assert_eq!((again.code, again.message), (Code::Conflict, "finding.agreed_already"));
    let row = &file(&shop, &id)["findings"][1];
    assert_eq!((&row["agreed"], &row["signature"]), (&json!("pad"), &json!(STROKES)));
    let signed = shop.refused("finding.withdraw", json!({"id": liquid}));
    assert_eq!(signed.message, "finding.agreed_stays");
    let front = shop.person("李翠", "0012", &["front_desk"]);
    let refused = refused_to(&shop.desk, &front, "finding.add", finding(&id, "none", Vec::new()));
    assert_eq!(refused.code, Code::Forbidden);
}

#[test]
fn what_is_taken_back_stays_readable() {
    let shop = TempShop::new();
    let technician = shop.person("陈工", "0021", &["technician"]);
    let id = shop.diagnosing(1);
    let found = shop.call("finding.add", finding(&id, "impact", Vec::new()));
    let theirs = refused_to(&shop.desk, &technician, "finding.withdraw", found.clone());
    assert_eq!((theirs.code, theirs.message), (Code::Forbidden, "finding.not_yours"));
    shop.call("finding.withdraw", found.clone());
    assert_eq!(file(&shop, &id)["findings"][0]["withdrawn"], true);
    assert_eq!(shop.refused("finding.withdraw", found.clone()).message, "finding.withdrawn");
    let agree = json!({"id": found["id"], "agreed": "paper", "signature": null});
    assert_eq!(shop.refused("finding.agree", agree).message, "finding.withdrawn");

    let logged = shop.call_as(&technician, "log.add", entry(&id, Vec::new(), Vec::new()));
    let theirs = shop.refused("log.withdraw", logged.clone());
    assert_eq!((theirs.code, theirs.message), (Code::Forbidden, "log_entry.not_yours"));
    shop.call_as(&technician, "log.withdraw", logged);
    assert_eq!(file(&shop, &id)["log"][0]["withdrawn"], true);
}

#[test]
fn what_was_done_is_logged_with_pictures_of_before_and_after() {
    let shop = TempShop::new();
    let technician = shop.person("陈工", "0021", &["technician"]);
    let id = shop.diagnosing(1);
    shop.call_as(&technician, "log.add", entry(&id, vec![staged(&shop, 1)], vec![staged(&shop, 2)]));
    let log = file(&shop, &id)["log"].clone();
    assert_eq!((&log[0]["action"], &log[0]["mine"]), (&json!("R23"), &json!(false)));
    let mine = shop.call_as(&technician, "repair.bench_file", json!({"id": id}));
    assert_eq!(mine["log"][0]["mine"], true);
    let phases: Vec<&Value> =
        log[0]["photos"].as_array().unwrap().iter().map(|photo| &photo["phase"]).collect();
    assert_eq!(phases, ["before", "after"]);
    let mut bad = entry(&id, Vec::new(), vec![json!({"hash": "no", "view": "inside"})]);
    (bad["action"], bad["text"]) = (json!("004"), json!("\u{0}"));
    assert_eq!(
        faults(&shop.refused("log.add", bad)),
        [
            ("action", "field.unknown_code"),
            ("text", "field.control_character"),
            ("photos", "photo.not_staged")
        ]
    );
}

#[test]
fn a_picture_says_what_it_was_taken_for() {
    let shop = TempShop::new();
    let id = shop.order(1);
    for (n, phase) in [(1, Value::Null), (2, json!("hand_over"))] {
        let hash = staged(&shop, n)["hash"].clone();
        shop.call("photo.add", json!({"repair": id, "hash": hash, "view": "front", "phase": phase}));
    }
    let listed = shop.call("photo.list", json!({"id": id}));
    assert_eq!((&listed[0]["phase"], &listed[1]["phase"]), (&json!("intake"), &json!("hand_over")));
}

#[test]
fn an_order_that_is_over_takes_no_more() {
    let shop = TempShop::new();
    let id = shop.diagnosing(1);
    let found = shop.call("finding.add", finding(&id, "liquid", Vec::new()));
    shop.void(&id);
    let question = json!({"repair": id, "asked": "maker", "to_person": null, "question": "有无公差？"});
    for (name, input) in [
        ("finding.add", finding(&id, "none", Vec::new())),
        ("finding.withdraw", found),
        ("log.add", entry(&id, Vec::new(), Vec::new())),
        ("support.ask", question),
    ] {
        assert_eq!(shop.refused(name, input).message, "repair.not_open", "{name}");
    }
}
