//! The bench: claiming, handing on, shares, and clocks of work.

use desk::Caller;
use kernel::Code;
use serde_json::{Value, json};
use std::time::Duration;
use tests::{TempShop, faults, own_password};

fn staffed() -> (TempShop, Caller, Caller) {
    let shop = TempShop::new();
    let chen = shop.person("陈工", "0021", &["technician"]);
    let wang = shop.person("王工", "0022", &["technician"]);
    (shop, chen, wang)
}

/// Lets time pass; whoever idled too long signs in again.
fn later(shop: &TempShop, chen: &Caller, seconds: u64) {
    shop.clock.pass(Duration::from_secs(seconds));
    shop.sign_in();
    shop.sign_in_as(chen, "0021", &own_password("0021")).unwrap();
}

fn person(shop: &TempShop, badge: &str) -> Value {
    shop.row_of(badge)["id"].clone()
}

fn assign(shop: &TempShop, id: &str, to: Value, reason: &str) -> Value {
    json!({"id": id, "seen_seq": shop.card(id)["seen_seq"], "to": to, "reason": reason})
}

fn numbers(bench: &Value, part: &str) -> Vec<String> {
    let rows = bench[part].as_array().unwrap().iter();
    rows.map(|row| row["number"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn an_order_is_claimed_handed_on_and_put_back() {
    let (shop, chen, wang) = staffed();
    let (chen_id, wang_id) = (person(&shop, "0021"), person(&shop, "0022"));
    let id = shop.order(1);
    let number = shop.card(&id)["number"].as_str().unwrap().to_owned();
    let claim = assign(&shop, &id, chen_id.clone(), "");
    let late = assign(&shop, &id, wang_id.clone(), "");
    shop.call_as(&chen, "repair.assign", claim);
    assert_eq!(
        shop.refused_as(&wang, "repair.assign", late).message,
        "edit.stale",
        "of two the first has it"
    );
    let taking = assign(&shop, &id, wang_id.clone(), "我来");
    let failure = shop.refused_as(&wang, "repair.assign", taking);
    assert_eq!((failure.code, failure.params["right"].as_str()), (Code::Forbidden, "assign_repairs"));
    let failure = shop.refused_as(&chen, "repair.assign", assign(&shop, &id, wang_id.clone(), " "));
    assert_eq!(faults(&failure), [("reason", "field.empty")]);
    let front = shop.person("李前台", "0011", &["front_desk"]);
    let front_id = person(&shop, "0011");
    let failure = shop.refused_as(&front, "repair.assign", assign(&shop, &id, front_id, "换人"));
    assert_eq!(faults(&failure), [("to", "field.cannot_work")]);
    shop.call_as(&chen, "repair.assign", assign(&shop, &id, wang_id, "等我培训回来太久"));
    let mine = shop.call_as(&wang, "bench.mine", json!({}));
    assert_eq!(numbers(&mine, "mine"), std::slice::from_ref(&number));
    let row = &mine["mine"][0];
    assert_eq!((&row["note"], &row["note_kind"]), (&json!("等我培训回来太久"), &json!("handed_on")));
    assert_eq!(row["note_by"], "陈工");
    let given = shop.call_as(&chen, "bench.mine", json!({}));
    assert_eq!((numbers(&given, "handed_on"), numbers(&given, "mine").len()), (vec![number.clone()], 0));
    shop.call_as(&wang, "repair.assign", assign(&shop, &id, Value::Null, "没有这种工具"));
    assert_eq!(numbers(&shop.call_as(&chen, "bench.mine", json!({})), "free"), [number]);
    let work = shop.call("repair.work", json!({"id": id}));
    let way: Vec<_> =
        work["assignments"].as_array().unwrap().iter().map(|one| one["to_name"].clone()).collect();
    assert_eq!(way, ["陈工", "王工", ""]);
}

#[test]
fn what_is_free_comes_urgent_first_then_by_promise() {
    let (shop, chen, _) = staffed();
    let ids: Vec<String> = (1..=3).map(|i| shop.order(i)).collect();
    let number = |id: &str| shop.card(id)["number"].as_str().unwrap().to_owned();
    let in_two_days = json!("2026-11-23T08:00:00.000Z");
    shop.call("repair.correct", shop.correction(&ids[1], &[("promised_at", in_two_days)]));
    let urgent = |id: &str, seen: &Value| json!({"id": id, "seen_seq": seen, "priority": "urgent"});
    let seen = shop.card(&ids[2])["seen_seq"].clone();
    assert_eq!(shop.refused_as(&chen, "repair.set_priority", urgent(&ids[2], &seen)).code, Code::Forbidden);
    shop.call("repair.set_priority", urgent(&ids[2], &seen));
    let free = || numbers(&shop.call_as(&chen, "bench.mine", json!({})), "free");
    let first = free();
    assert_eq!(first[0], number(&ids[2]));
    assert_eq!(first.len(), 3);
    let at_once = json!("2026-11-21T06:30:00.000Z");
    shop.call("repair.correct", shop.correction(&ids[1], &[("promised_at", at_once)]));
    later(&shop, &chen, 3_600);
    let order = free();
    assert_eq!(order[..2], [number(&ids[2]), number(&ids[1])], "what is urgent comes before what is late");
    let bench = shop.call_as(&chen, "bench.mine", json!({}));
    assert_eq!((&bench["free"][0]["overdue"], &bench["free"][1]["overdue"]), (&json!(false), &json!(true)));
}

#[test]
fn shares_make_a_hundred_and_are_the_holders_to_give() {
    let (shop, chen, wang) = staffed();
    let (chen_id, wang_id) = (person(&shop, "0021"), person(&shop, "0022"));
    let id = shop.order(1);
    shop.call_as(&chen, "repair.assign", assign(&shop, &id, chen_id.clone(), ""));
    let share = |mine: i64, other: i64| {
        json!({"id": id, "seen_seq": shop.card(&id)["seen_seq"], "shares": [
            {"person": chen_id, "percent": mine}, {"person": wang_id, "percent": other},
        ]})
    };
    assert_eq!(
        faults(&shop.refused_as(&chen, "repair.share", share(70, 29))),
        [("shares", "field.not_a_hundred")]
    );
    assert_eq!(shop.refused_as(&wang, "repair.share", share(70, 30)).code, Code::Forbidden);
    shop.call_as(&chen, "repair.share", share(70, 30));
    shop.call("repair.share", share(60, 40));
    let percents = |shop: &TempShop| -> Vec<Value> {
        let work = shop.call("repair.work", json!({"id": id}));
        work["shares"].as_array().unwrap().iter().map(|one| one["percent"].clone()).collect()
    };
    assert_eq!(percents(&shop), [json!(60), json!(40)]);
    shop.call_as(
        &chen,
        "repair.share",
        json!({"id": id, "seen_seq": shop.card(&id)["seen_seq"], "shares": []}),
    );
    assert!(percents(&shop).is_empty(), "shares are taken back whole");
}

#[test]
fn one_clock_runs_a_person_and_a_forgotten_one_is_told() {
    let (shop, chen, wang) = staffed();
    let (one, two) = (shop.order(1), shop.order(2));
    let start = |id: &str| json!({"repair": id});
    let first = shop.call_as(&chen, "work.start", start(&one));
    assert_eq!(shop.card(&one)["holder_name"], "陈工", "whoever begins on nobody's order has it");
    assert_eq!(shop.call_as(&chen, "work.start", start(&one)), first, "the same clock runs on");
    later(&shop, &chen, 20 * 60);
    let second = shop.call_as(&chen, "work.start", start(&two));
    let work = shop.call("repair.work", json!({"id": one}));
    assert_eq!((&work["rows"][0]["ending"], &work["minutes"]), (&json!("changed"), &json!(20)));
    let stop = json!({"id": second["id"], "ending": "paused"});
    shop.sign_in_as(&wang, "0022", &own_password("0022")).unwrap();
    assert_eq!(shop.refused_as(&wang, "work.stop", stop.clone()).message, "work.not_yours");
    let changed = json!({"id": second["id"], "ending": "changed"});
    assert_eq!(faults(&shop.refused_as(&chen, "work.stop", changed)), [("ending", "field.unknown")]);
    shop.call_as(&chen, "work.stop", stop.clone());
    assert_eq!(shop.refused_as(&chen, "work.stop", stop).message, "work.ended");
    let third = shop.call_as(&chen, "work.start", start(&two));
    later(&shop, &chen, 4 * 3_600 + 60);
    let bench = shop.call_as(&chen, "bench.mine", json!({}));
    assert_eq!((&bench["clock"], bench["forgotten"].as_array().unwrap().len()), (&Value::Null, 1));
    let failure = shop.refused_as(&chen, "work.start", start(&one));
    assert_eq!(failure.message, "work.forgotten");
    let tell = |at: &str| json!({"id": third["id"], "ended_at": at, "reason": "接了个急单忘了停"});
    let failure = shop.refused_as(&chen, "work.tell", tell("2026-11-21T06:00:00.000Z"));
    assert_eq!(faults(&failure), [("ended_at", "field.before_beginning")]);
    let failure = shop.refused_as(&chen, "work.tell", tell("2026-11-21T20:00:00.000Z"));
    assert_eq!(faults(&failure), [("ended_at", "field.in_the_future")]);
    shop.call_as(&chen, "work.tell", tell("2026-11-21T06:52:03.004Z"));
    let work = shop.call("repair.work", json!({"id": two}));
    assert_eq!((&work["rows"][1]["ending"], &work["rows"][1]["minutes"]), (&json!("told"), &json!(30)));
}

#[test]
fn a_clock_ends_when_the_order_leaves_the_bench() {
    let (shop, chen, _) = staffed();
    let id = shop.repairing(&chen, 1, 10_000);
    shop.call_as(&chen, "work.start", json!({"repair": id}));
    later(&shop, &chen, 45 * 60);
    shop.call_as(&chen, "repair.step", shop.stepping(&id, "testing"));
    let work = shop.call("repair.work", json!({"id": id}));
    assert_eq!((&work["rows"][0]["ending"], &work["minutes"]), (&json!("stopped"), &json!(45)));
    let bench = shop.call_as(&chen, "bench.mine", json!({}));
    assert_eq!(bench["figures"], json!({"mine": 0, "late": 0, "done_today": 1, "minutes_today": 45}));
    assert_eq!(numbers(&bench, "waiting").len(), 1);
    assert_eq!(numbers(&shop.call("bench.mine", json!({})), "to_test").len(), 1);
    shop.call("checkup.finish", shop.tested(&id, "pass"));
    let failure = shop.refused_as(&chen, "work.start", json!({"repair": id}));
    assert_eq!(failure.message, "work.not_on_bench");
    let figures = shop.call("repair.figures", json!({"from": "2026-11-21", "to": "2026-11-21"}));
    assert_eq!(figures["clocks"], json!([{"person_name": "陈工", "minutes": 45, "orders": 1}]));
}

/// What is urgent stands first though nothing is promised for it and it came last, and a long part is cut behind it.
#[test]
fn a_long_part_of_the_bench_is_cut_behind_those_whose_turn_comes_first() {
    let (shop, chen, _) = staffed();
    let mut ids: Vec<String> = (1..=52).map(|i| shop.order(i)).collect();
    let urgent = ids.pop().unwrap();
    let free = |part: &str| shop.call_as(&chen, "bench.mine", json!({}))[part].clone();
    assert_eq!((free("free").as_array().unwrap().len(), &free("counts")["free"]), (50, &json!(52)));
    let input = json!({"id": urgent, "seen_seq": shop.card(&urgent)["seen_seq"], "priority": "urgent"});
    shop.call("repair.set_priority", input);
    assert_eq!(free("free")[0]["id"], urgent);
    let gone: Vec<String> = ids.drain(..2).collect();
    for id in gone {
        let input = assign(&shop, &id, person(&shop, "0022"), "你来");
        shop.call("repair.assign", input);
    }
    assert_eq!((free("free").as_array().unwrap().len(), &free("counts")["free"]), (50, &json!(50)));
    let mine = shop.call_as(&chen, "bench.mine", json!({}))["counts"].clone();
    assert_eq!(mine, json!({"mine": 0, "free": 50, "to_test": 0, "waiting": 0}));
}

/// Late on the bench, on the list, on its count and on the order's own page is one thing: the promise, put off by what is
/// not the shop's time.
#[test]
fn a_clock_that_stands_still_stands_still_everywhere() {
    let (shop, chen, _) = staffed();
    let id = shop.order(1);
    shop.call_as(&chen, "repair.assign", assign(&shop, &id, person(&shop, "0021"), ""));
    let at_seven = json!("2026-11-21T07:00:00.000Z");
    shop.call("repair.correct", shop.correction(&id, &[("promised_at", at_seven)]));
    let step = |to: &str, rest: Value| {
        let mut input = json!({"id": id, "seen_seq": shop.card(&id)["seen_seq"], "to": to});
        input.as_object_mut().unwrap().extend(rest.as_object().unwrap().clone());
        shop.call("repair.step", input);
    };
    let late = || {
        let bench = shop.call_as(&chen, "bench.mine", json!({}));
        let row =
            ["mine", "waiting"].iter().find_map(|part| bench[*part].as_array().unwrap().first().cloned());
        let list = shop.call("repair.find", json!({"view": "overdue", "limit": 9}));
        let listed = list["rows"].as_array().unwrap().len();
        let counted = shop.call("repair.views", json!({}))["overdue"].as_i64().unwrap();
        let card = shop.card(&id)["overdue"].as_bool().unwrap();
        let narrowed = json!({"view": "all", "filter": {"overdue": true}, "limit": 9});
        let narrowed = shop.call("repair.find", narrowed)["rows"].as_array().unwrap().len();
        let all = [row.unwrap()["overdue"] == json!(true), listed == 1, counted == 1, card, narrowed == 1];
        assert!(all.iter().all(|one| *one == all[0]), "{all:?}");
        all[0]
    };
    assert!(!late());
    step("on_hold", json!({"reason": "联系不上", "hold": "customer"}));
    later(&shop, &chen, 7_200);
    assert!(!late(), "the customer is waited for");
    step("received", json!({}));
    assert!(!late(), "what was waited for the customer is not the shop's time");
    later(&shop, &chen, 3_600);
    assert!(late(), "an hour of its own was left");
    step("on_hold", json!({"reason": "有争议", "hold": "dispute"}));
    assert!(late(), "what was late before it waited stays late");
    shop.call("repair.undo_step", json!({"id": id, "seen_seq": shop.card(&id)["seen_seq"]}));
    assert!(late());
}

#[test]
fn a_list_is_narrowed_to_a_technician_a_priority_and_an_outcome() {
    let (shop, chen, _) = staffed();
    let ids: Vec<String> = (1..=3).map(|i| shop.order(i)).collect();
    let chen_id = person(&shop, "0021");
    shop.call_as(&chen, "repair.assign", assign(&shop, &ids[0], chen_id.clone(), ""));
    let input = json!({"id": ids[1], "seen_seq": shop.card(&ids[1])["seen_seq"], "priority": "urgent"});
    shop.call("repair.set_priority", input);
    let found = |filter: Value| -> Vec<String> {
        let sorts = ["newest", "oldest", "promise"];
        let of = |view: &str, sort: &str| -> Vec<String> {
            let input = json!({"view": view, "filter": filter, "sort": sort, "limit": 9});
            let page = shop.call("repair.find", input);
            let mut ids: Vec<String> = page["rows"]
                .as_array()
                .unwrap()
                .iter()
                .map(|row| row["id"].as_str().unwrap().to_owned())
                .collect();
            ids.sort();
            ids
        };
        let first = of("all", "newest");
        for view in ["open", "all"] {
            for sort in sorts {
                assert_eq!(of(view, sort), first, "{view} {sort} {filter}");
            }
        }
        first
    };
    let mut unheld = vec![ids[1].clone(), ids[2].clone()];
    unheld.sort();
    assert_eq!(found(json!({"holder": chen_id})), [ids[0].clone()]);
    assert_eq!(found(json!({"unheld": true})), unheld);
    assert_eq!(found(json!({"priority": "urgent"})), [ids[1].clone()]);
    assert_eq!(found(json!({"holder": chen_id, "priority": "urgent"})), Vec::<String>::new());
    assert_eq!(found(json!({"outcome": "repaired"})), Vec::<String>::new());
    let row = &shop.call("repair.find", json!({"view": "all", "filter": {"holder": chen_id}, "limit": 9}))["rows"]
        [0];
    assert_eq!(
        (&row["holder_name"], &row["priority"], &row["outcome"]),
        (&json!("陈工"), &json!("normal"), &Value::Null)
    );
    let kept = json!({"name": "陈工的急件", "shared": false, "filter": {
        "view": "all", "filter": {"holder": chen_id, "priority": "normal"}, "sort": "newest"}});
    shop.call("view.keep", kept);
    let saved = &shop.call("repair.views", json!({}))["saved"][0];
    assert_eq!((&saved["count"], &saved["filter"]["filter"]["holder"]), (&json!(1), &chen_id));
}
