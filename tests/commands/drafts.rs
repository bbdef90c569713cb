//! Half-written forms: each person's own, there again after a restart.

use serde_json::{Value, json};
use std::time::{Duration, Instant};
use tests::{TempShop, faults, files_below, intake, past_the_store, rows_of};

fn draft(n: u32, body: &str) -> Value {
    json!({"id": format!("00000000-0000-4000-8000-{n:012}"), "form": "intake", "body": body, "files": []})
}

fn bodies(list: &Value) -> Vec<&str> {
    list.as_array().unwrap().iter().map(|row| row["body"].as_str().unwrap()).collect()
}

#[test]
fn drafts_are_kept_over_restarts_newest_first_and_each_persons_own() {
    let shop = TempShop::new();
    let front = shop.person("李翠", "0012", &["front_desk"]);
    shop.call("draft.keep", draft(1, "张伟 canary-jay"));
    shop.clock.pass(std::time::Duration::from_secs(1));
    shop.call("draft.keep", draft(2, "李娜 电池"));
    shop.call_as(&front, "draft.keep", draft(3, "前台的"));
    shop.clock.pass(std::time::Duration::from_secs(1));
    shop.call("draft.keep", draft(1, "张伟 canary-jay 屏"));
    let own = json!({"form": "intake"});
    assert_eq!(bodies(&shop.call("draft.list", own.clone())), ["张伟 canary-jay 屏", "李娜 电池"]);
    assert_eq!(bodies(&shop.call_as(&front, "draft.list", own.clone())), ["前台的"]);
    assert_eq!(shop.call("draft.list", json!({"form": "other"})), json!([]));
    // Nobody writes over or drops another one's.
    assert_eq!(shop.refused_as(&front, "draft.keep", draft(1, "x")).message, "draft.not_found");
    shop.call_as(&front, "draft.drop", json!({"id": draft(1, "")["id"]}));
    assert_eq!(bodies(&shop.call("draft.list", own.clone())).len(), 2);
    let folder = shop.closed();
    for file in files_below(folder.path()) {
        let bytes = std::fs::read(&file).unwrap();
        assert!(!bytes.windows(10).any(|part| part == b"canary-jay"), "{}", file.display());
    }
    let shop = TempShop::reopened(folder, "2026-11-21T07:00:00.000Z");
    shop.sign_in();
    assert_eq!(bodies(&shop.call("draft.list", own.clone())), ["张伟 canary-jay 屏", "李娜 电池"]);
    shop.call("draft.drop", json!({"id": draft(1, "")["id"]}));
    assert_eq!(bodies(&shop.call("draft.list", own)), ["李娜 电池"]);
}

#[test]
fn an_intake_drops_the_draft_it_was_and_a_refused_one_keeps_it() {
    let shop = TempShop::new();
    shop.call("draft.keep", draft(1, "a"));
    shop.call("draft.keep", draft(2, "b"));
    let mut input = intake(1);
    (input["draft"], input["estimate"]) = (draft(1, "")["id"].clone(), json!(-1));
    shop.refused("repair.open", input.clone());
    assert_eq!(shop.call("draft.list", json!({"form": "intake"})).as_array().map(Vec::len), Some(2));
    input["estimate"] = Value::Null;
    shop.call("repair.open", input);
    assert_eq!(bodies(&shop.call("draft.list", json!({"form": "intake"}))), ["b"]);
}

#[test]
fn drafts_have_bounds() {
    let shop = TempShop::new();
    let refused = |change: &dyn Fn(&mut Value)| {
        let mut input = draft(1, "x");
        change(&mut input);
        faults(&shop.refused("draft.keep", input))
    };
    assert_eq!(
        refused(&|input| input["body"] = json!("x".repeat(256 * 1_024 + 1))),
        [("body", "field.too_long")]
    );
    assert_eq!(refused(&|input| input["form"] = json!("../x")), [("form", "field.bad_code")]);
    assert_eq!(refused(&|input| input["files"] = json!(["../../etc/passwd"])), [("files", "field.bad_code")]);
    for n in 1..=20 {
        shop.call("draft.keep", draft(n, "x"));
    }
    let failure = shop.refused("draft.keep", draft(21, "x"));
    assert_eq!((failure.message, failure.params["max"].as_str()), ("draft.too_many", "20"));
    shop.call("draft.keep", draft(20, "again"));
    let db = past_the_store(shop.root());
    assert_eq!(rows_of(&db, "draft"), 20);
    assert!(!shop.journal().iter().any(|command| command.starts_with("draft.")), "state has no history");
}

#[test]
fn a_draft_waits_thirty_days_for_its_person_and_no_longer() {
    let shop = TempShop::new();
    let front = shop.person("李翠", "0012", &["front_desk"]);
    shop.call("draft.keep", draft(1, "旧的"));
    shop.clock.set("2026-11-22T06:02:03.004Z");
    shop.sign_in();
    shop.call("draft.keep", draft(2, "还要的"));
    shop.sign_in_as(&front, "0012", "own-secret-words-0012").unwrap();
    shop.call_as(&front, "draft.keep", draft(3, "走了的人的"));
    let left = |shop: &TempShop| rows_of(&past_the_store(shop.root()), "draft");
    assert_eq!(left(&shop), 3);
    let mut leaver = shop.row_of("0012");
    leaver.as_object_mut().unwrap().retain(|field, _| !field.starts_with("has_"));
    leaver["active"] = json!(false);
    shop.call("person.revise", leaver);
    // The thirtieth day after the first one is over, that after the second is not.
    let shop = TempShop::reopened(shop.closed(), "2026-12-21T06:02:03.005Z");
    let until = Instant::now() + Duration::from_secs(20);
    while left(&shop) > 1 && Instant::now() < until {
        std::thread::sleep(Duration::from_millis(20));
    }
    shop.sign_in();
    assert_eq!(bodies(&shop.call("draft.list", json!({"form": "intake"}))), ["还要的"]);
    assert_eq!(left(&shop), 1);
}
