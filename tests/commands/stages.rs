//! Orders from stage to stage: the table, the rights, the gates, and steps taken back.

use desk::Caller;
use kernel::{Code, Failure};
use serde_json::{Value, json};
use std::time::Duration;
use tests::{TempShop, faults, intake, labour};

fn gates(failure: &Failure) -> Vec<&'static str> {
    failure.gates.iter().map(|gate| gate.gate).collect()
}

fn stage(shop: &TempShop, id: &str) -> Value {
    shop.card(id)["stage"].clone()
}

fn with(mut input: Value, changes: Value) -> Value {
    input.as_object_mut().unwrap().extend(changes.as_object().unwrap().clone());
    input
}

/// A shop with a front desk and a technician.
fn staffed() -> (TempShop, Caller, Caller) {
    let shop = TempShop::new();
    let front = shop.person("李前台", "0011", &["front_desk"]);
    let technician = shop.person("陈工", "0021", &["technician"]);
    (shop, front, technician)
}

#[test]
fn an_order_goes_from_the_counter_home() {
    let (shop, front, technician) = staffed();
    let id = shop.repairing(&technician, 1, 38_000);
    let card = shop.card(&id);
    assert_eq!((&card["holder_name"], &card["pick_up_code_set"]), (&json!("陈工"), &json!(false)));
    shop.call_as(&technician, "repair.step", shop.stepping(&id, "testing"));
    shop.call("checkup.finish", shop.tested(&id, "fail"));
    assert_eq!(stage(&shop, &id), "repairing");
    shop.call_as(&technician, "repair.step", shop.stepping(&id, "testing"));
    let failure =
        shop.refused("repair.step", with(shop.stepping(&id, "ready"), json!({"outcome": "repaired"})));
    assert_eq!(gates(&failure), ["test_open"], "the round before does not count for this one");
    shop.call("checkup.finish", shop.tested(&id, "pass"));
    let card = shop.card(&id);
    assert_eq!((&card["stage"], &card["outcome"]), (&json!("ready"), &json!("repaired")));
    assert_eq!(card["pick_up_code_set"], true);
    let failure = shop.refused_as(&front, "hand_over.make", shop.handing_over(&id));
    assert_eq!(failure.message, "repair.gates_open");
    assert_eq!(gates(&failure), ["settlement_missing"]);
    shop.settle_and_pay(&id);
    shop.call_as(&front, "hand_over.make", shop.handing_over(&id));
    let card = shop.card(&id);
    assert_eq!((&card["stage"], &card["pick_up_code_set"]), (&json!("handed_over"), &json!(false)));
    assert_eq!(card["warranty_until"][0]["left_days"], 90);
    let told: Vec<String> = shop
        .call("repair.history", json!({"id": id}))
        .as_array()
        .unwrap()
        .iter()
        .filter(|row| row["noun"] == "step")
        .map(|row| {
            let changes = row["changes"].as_array().unwrap();
            let to = changes.iter().find(|change| change["field"] == "went_to").unwrap();
            to["after"]["value"].as_str().unwrap().to_owned()
        })
        .collect();
    let way = [
        "diagnosing",
        "quoting",
        "awaiting_consent",
        "repairing",
        "testing",
        "repairing",
        "testing",
        "ready",
        "handed_over",
    ];
    assert_eq!(told, way);
}

#[test]
fn what_stands_before_a_step_is_told_at_once_with_who_may_pass_it() {
    let (shop, _, technician) = staffed();
    let id = shop.taken_in(1);
    shop.call_as(&technician, "repair.step", shop.stepping(&id, "diagnosing"));
    let before = shop.journal();
    let failure = shop.refused_as(&technician, "repair.step", shop.stepping(&id, "repairing"));
    assert_eq!((failure.code, failure.message), (Code::Refused, "repair.gates_open"));
    assert_eq!(gates(&failure), ["diagnosis_open", "finding_missing", "quote_missing"]);
    let lifted: Vec<_> = failure.gates.iter().map(|gate| gate.lifted_by).collect();
    assert_eq!(lifted, [Some("override_gates"), Some("override_gates"), None]);
    // What the customer must say, nobody passes by right.
    let forced = with(shop.stepping(&id, "repairing"), json!({"override_reason": "老客户，先修"}));
    assert_eq!(gates(&shop.refused("repair.step", forced)), ["quote_missing"]);
    assert_eq!(shop.journal(), before, "nothing was written");
    let steps = shop.call_as(&technician, "repair.steps", json!({"id": id}));
    let row =
        |to: &str| steps["rows"].as_array().unwrap().iter().find(|row| row["to"] == to).unwrap().clone();
    assert_eq!(steps["primary"]["to"], "quoting");
    assert_eq!(row("repairing")["gates"].as_array().unwrap().len(), 3);
    assert_eq!(row("ready")["asks"], json!(["outcome"]));
    assert_eq!((&row("void")["allowed"], &row("void")["way"]), (&json!(false), &json!("document")));
}

#[test]
fn a_gate_is_passed_by_right_and_reason_and_reported() {
    let (shop, _, technician) = staffed();
    let id = shop.taken_in(1);
    shop.call_as(&technician, "repair.step", shop.stepping(&id, "diagnosing"));
    let forced = with(shop.stepping(&id, "quoting"), json!({"override_reason": "厂家远程诊断过"}));
    let failure = shop.refused_as(&technician, "repair.step", forced.clone());
    assert_eq!(failure.message, "repair.gates_open", "a reason is no right");
    let blank = with(shop.stepping(&id, "quoting"), json!({"override_reason": "  "}));
    assert_eq!(shop.refused("repair.step", blank).message, "repair.gates_open", "a right needs a reason");
    shop.call("repair.step", forced);
    let period = json!({"from": "2026-11-21", "to": "2026-11-21", "limit": 50});
    let rows = shop.call("repair.overrides", period)["rows"].clone();
    assert_eq!(rows.as_array().unwrap().len(), 1);
    assert_eq!(rows[0]["gates"], json!(["diagnosis_open", "finding_missing"]));
    assert_eq!((&rows[0]["reason"], &rows[0]["by"]), (&json!("厂家远程诊断过"), &json!("周明远")));
    let undo = json!({"id": id, "seen_seq": shop.card(&id)["seen_seq"]});
    assert_eq!(rows[0]["undone"], false);
    shop.call("repair.undo_step", undo);
    let rows = shop.call("repair.overrides", json!({"from": "2026-11-21", "to": "2026-11-21", "limit": 50}))
        ["rows"]
        .clone();
    assert_eq!((rows.as_array().unwrap().len(), &rows[0]["undone"]), (1, &json!(true)), "it is told on");
    let upside_down = json!({"from": "2026-11-22", "to": "2026-11-21", "limit": 50});
    assert_eq!(faults(&shop.refused("repair.overrides", upside_down)), [("to", "field.bad_span")]);
}

#[test]
fn a_step_is_in_the_table_and_asks_its_right_and_words() {
    let (shop, front, technician) = staffed();
    let unmarked = shop.order(2);
    shop.call_as(&technician, "repair.step", shop.stepping(&unmarked, "diagnosing"));
    let id = shop.taken_in(1);
    let failure = shop.refused_as(&front, "repair.step", shop.stepping(&id, "diagnosing"));
    assert_eq!((failure.code, failure.params["right"].as_str()), (Code::Forbidden, "work_repairs"));
    for wrong in ["repairing", "ready", "handed_over", "void", "sent_out", "received"] {
        let failure = shop.refused("repair.step", shop.stepping(&id, wrong));
        assert_eq!(failure.message, "repair.no_such_step", "{wrong}");
    }
    let failure = shop.refused("repair.step", shop.stepping(&id, "on_hold"));
    assert_eq!(faults(&failure), [("reason", "field.empty"), ("hold", "field.empty")]);
    let long = with(shop.stepping(&id, "on_hold"), json!({"hold": "part", "reason": "等".repeat(501)}));
    assert_eq!(faults(&shop.refused("repair.step", long)), [("reason", "field.too_long")]);
    shop.call_as(&technician, "repair.step", shop.stepping(&id, "diagnosing"));
    shop.diagnose(&technician, &id);
    let untested = with(shop.stepping(&id, "ready"), json!({"outcome": "repaired"}));
    assert_eq!(faults(&shop.refused("repair.step", untested)), [("outcome", "field.untested")]);
    shop.call("repair.step", with(shop.stepping(&id, "ready"), json!({"outcome": "no_fault"})));
    assert_eq!(shop.card(&id)["outcome"], "no_fault");
}

#[test]
fn a_hold_comes_back_to_where_it_was_and_stops_the_shops_time() {
    let (shop, _, technician) = staffed();
    let id = shop.repairing(&technician, 1, 38_000);
    let held =
        with(shop.stepping(&id, "on_hold"), json!({"hold": "customer", "reason": "客户出差，等他确认配色"}));
    shop.call_as(&technician, "repair.step", held);
    let card = shop.card(&id);
    assert_eq!((&card["returns_to"], &card["hold"]), (&json!("repairing"), &json!("customer")));
    assert_eq!(card["hold_reason"], "客户出差，等他确认配色");
    shop.clock.pass(Duration::from_secs(30 * 24 * 3_600));
    shop.sign_in();
    assert_eq!(shop.card(&id)["overdue"], false, "it is the customer who is waited for");
    let failure = shop.refused("repair.step", shop.stepping(&id, "testing"));
    assert_eq!(failure.message, "repair.no_such_step");
    shop.call("repair.step", shop.stepping(&id, "repairing"));
    let card = shop.card(&id);
    assert_eq!(
        (&card["stage"], &card["returns_to"], &card["hold"]),
        (&json!("repairing"), &Value::Null, &Value::Null)
    );
    shop.clock.pass(Duration::from_secs(20 * 24 * 3_600));
    shop.sign_in();
    assert_eq!(shop.card(&id)["overdue"], true);
}

#[test]
fn the_last_step_is_taken_back_the_same_day() {
    let (shop, _, technician) = staffed();
    let id = shop.taken_in(1);
    shop.call_as(&technician, "repair.step", shop.stepping(&id, "diagnosing"));
    let undo = |shop: &TempShop| json!({"id": id, "seen_seq": shop.card(&id)["seen_seq"]});
    let other = shop.person("王工", "0022", &["technician"]);
    assert_eq!(shop.call_as(&other, "repair.steps", json!({"id": id}))["undo"], Value::Null);
    assert_eq!(shop.refused_as(&other, "repair.undo_step", undo(&shop)).message, "repair.no_undo");
    let told = shop.call_as(&technician, "repair.steps", json!({"id": id}))["undo"].clone();
    assert_eq!((&told["from"], &told["to"]), (&json!("received"), &json!("diagnosing")));
    shop.call_as(&technician, "repair.undo_step", undo(&shop));
    assert_eq!(stage(&shop, &id), "received");
    let failure = shop.refused_as(&technician, "repair.undo_step", undo(&shop));
    assert_eq!(failure.message, "repair.no_undo", "there is nothing before it");
    // Out of a hold and back into it: it still knows where it came from.
    let held = with(shop.stepping(&id, "on_hold"), json!({"hold": "part", "reason": "等排线"}));
    shop.call_as(&technician, "repair.step", held);
    shop.call_as(&technician, "repair.step", shop.stepping(&id, "received"));
    shop.call_as(&technician, "repair.undo_step", undo(&shop));
    let card = shop.card(&id);
    assert_eq!(
        (&card["stage"], &card["returns_to"], &card["hold"]),
        (&json!("on_hold"), &json!("received"), &json!("part"))
    );
}

#[test]
fn a_machine_that_goes_back_to_the_bench_is_tested_anew() {
    let (shop, _, technician) = staffed();
    let id = shop.repaired(&technician, 1, 38_000);
    assert_eq!(shop.card(&id)["outcome"], "repaired");
    let again = with(shop.stepping(&id, "repairing"), json!({"reason": "客户说还是断触"}));
    shop.call_as(&technician, "repair.step", again);
    assert_eq!(shop.card(&id)["outcome"], Value::Null, "it is not repaired any more");
    let undo = json!({"id": id, "seen_seq": shop.card(&id)["seen_seq"]});
    let failure = shop.refused_as(&technician, "repair.undo_step", undo);
    assert_eq!(failure.message, "repair.no_undo", "no way round the test");
    let back = with(shop.stepping(&id, "diagnosing"), json!({"reason": "重新检测"}));
    shop.call_as(&technician, "repair.step", back);
    let untested = with(shop.stepping(&id, "ready"), json!({"outcome": "repaired"}));
    assert_eq!(faults(&shop.refused("repair.step", untested)), [("outcome", "field.untested")]);
    let settled = shop.repaired(&technician, 2, 38_000);
    shop.settle(&settled);
    let again = with(shop.stepping(&settled, "repairing"), json!({"reason": "测试"}));
    assert_eq!(gates(&shop.refused("repair.step", again)), ["settlement_open"]);
}

#[test]
fn what_became_of_it_is_not_taken_back() {
    let (shop, _, technician) = staffed();
    let id = shop.taken_in(1);
    shop.call_as(&technician, "repair.step", shop.stepping(&id, "diagnosing"));
    shop.diagnose(&technician, &id);
    shop.call_as(
        &technician,
        "repair.step",
        with(shop.stepping(&id, "ready"), json!({"outcome": "no_fault"})),
    );
    let undo = json!({"id": id, "seen_seq": shop.card(&id)["seen_seq"]});
    assert_eq!(shop.refused_as(&technician, "repair.undo_step", undo).message, "repair.no_undo");
}

#[test]
fn who_had_it_in_repair_does_not_test_it() {
    let (shop, _, technician) = staffed();
    let other = shop.person("王工", "0022", &["technician", "quality"]);
    let helper = shop.person("孙工", "0023", &["technician", "quality"]);
    let id = shop.repairing(&technician, 1, 38_000);
    let people = shop.call("repair.card", json!({"id": id}));
    assert_eq!(people["holder_name"], "陈工");
    let assign = |caller: &Caller, badge: &str| {
        let list = shop.call("person.list", json!({"with_left": false}));
        let to = list.as_array().unwrap().iter().find(|row| row["badge"] == badge).unwrap()["id"].clone();
        let seen = shop.card(&id)["seen_seq"].clone();
        shop.call_as(
            caller,
            "repair.assign",
            json!({"id": id, "seen_seq": seen, "to": to, "reason": "换人"}),
        );
    };
    assign(&shop.window, "0022");
    let clock = shop.call_as(&helper, "work.start", json!({"repair": id}));
    shop.call_as(&helper, "work.stop", json!({"id": clock["id"], "ending": "stopped"}));
    assign(&shop.window, "0021");
    shop.call_as(&technician, "repair.step", shop.stepping(&id, "testing"));
    for tester in [&other, &helper] {
        let failure = shop.refused_as(tester, "checkup.finish", shop.tested(&id, "pass"));
        assert_eq!(gates(&failure), ["test_same_person"]);
    }
    shop.call("checkup.finish", shop.tested(&id, "pass"));
}

#[test]
fn of_two_at_once_the_second_is_told() {
    let (shop, _, technician) = staffed();
    let other = shop.person("王工", "0022", &["technician"]);
    let id = shop.taken_in(1);
    let both = shop.stepping(&id, "diagnosing");
    shop.call_as(&technician, "repair.step", both.clone());
    let failure = shop.refused_as(&other, "repair.step", both);
    assert_eq!((failure.code, failure.message), (Code::Conflict, "edit.stale"));
    assert_eq!(failure.params["person"], "陈工");
    // A retry of the same intent is answered as the first time.
    let again = shop.with_request(7);
    let held = with(shop.stepping(&id, "on_hold"), json!({"hold": "part", "reason": "等排线"}));
    let first = shop.call_as(&again, "repair.step", held.clone());
    assert_eq!(shop.call_as(&again, "repair.step", held), first);
    assert_eq!(stage(&shop, &id), "on_hold");
}

#[test]
fn a_supplement_blocks_the_test_until_it_is_answered() {
    let (shop, _, technician) = staffed();
    let id = shop.repairing(&technician, 1, 38_000);
    let version = shop.offer(&technician, &id, &[labour("customer", 58_000)]);
    let failure = shop.refused_as(&technician, "repair.step", shop.stepping(&id, "testing"));
    assert_eq!(gates(&failure), ["quote_above_consent"]);
    shop.answer(&technician, &id, &version, "declined");
    shop.call_as(&technician, "repair.step", shop.stepping(&id, "testing"));
}

#[test]
fn a_covered_line_needs_a_decision() {
    let (shop, _, technician) = staffed();
    let id = shop.taken_in(1);
    shop.call_as(&technician, "repair.step", shop.stepping(&id, "diagnosing"));
    shop.diagnose(&technician, &id);
    let version = shop.offer(&technician, &id, &[labour("maker", 50_000), labour("customer", 9_000)]);
    shop.answer(&technician, &id, &version, "agreed");
    let failure = shop.refused_as(&technician, "repair.step", shop.stepping(&id, "repairing"));
    assert_eq!(gates(&failure), ["cover_undecided"]);
    let seen = shop.call("quote.of", json!({"id": id}))["seen_seq"].clone();
    let decided = json!({
        "id": id, "seen_seq": seen, "cover": "in_warranty", "basis": "发票 2026-03-02，一年内",
    });
    shop.call("cover.decide", decided);
    shop.call_as(&technician, "repair.step", shop.stepping(&id, "repairing"));
}

#[test]
fn an_order_of_today_is_opened_again_by_right() {
    let (shop, front, technician) = staffed();
    let id = shop.gone(&technician, 1, 38_000);
    let reopen = |reason: &str| json!({"id": id, "seen_seq": shop.card(&id)["seen_seq"], "reason": reason});
    assert_eq!(shop.refused_as(&front, "repair.reopen", reopen("客户回来了")).code, Code::Forbidden);
    assert_eq!(faults(&shop.refused("repair.reopen", reopen("")))[0].0, "reason");
    assert_eq!(shop.call("repair.steps", json!({"id": id}))["may_reopen"], true);
    shop.call("repair.reopen", reopen("客户当场发现屏幕有划痕"));
    let card = shop.card(&id);
    assert_eq!((&card["stage"], &card["outcome"]), (&json!("ready"), &json!("repaired")));
    let failure = shop.refused("repair.step", shop.stepping(&id, "handed_over"));
    assert_eq!(failure.message, "repair.no_such_step");
    shop.call("hand_over.make", shop.handing_over(&id));
    shop.clock.pass(Duration::from_secs(24 * 3_600));
    shop.sign_in();
    assert_eq!(shop.refused("repair.reopen", reopen("第二天才来")).message, "repair.not_today");
}

#[test]
fn an_order_that_owes_goes_by_right_only() {
    let (shop, front, technician) = staffed();
    let id = shop.repaired(&technician, 1, 38_000);
    shop.settle(&id);
    let owing = with(shop.handing_over(&id), json!({"owed_reason": "单位月结"}));
    let failure = shop.refused_as(&front, "hand_over.make", owing.clone());
    assert_eq!(gates(&failure), ["money_owed"]);
    assert_eq!(failure.gates[0].params["amount"], "380.00");
    assert_eq!(failure.gates[0].lifted_by, Some("release_unpaid"));
    shop.call("hand_over.make", owing);
    let overrides =
        shop.call("repair.overrides", json!({"from": "2026-11-21", "to": "2026-11-21", "limit": 50}));
    assert_eq!(overrides["rows"][0]["gates"], json!(["money_owed"]));
    let failure = shop.refused("repair.step", shop.stepping(&id, "closed"));
    assert_eq!(gates(&failure), ["money_owed"], "what is owed is not closed");
}

#[test]
fn a_rework_is_announced_and_somebody_says_who_pays() {
    let (shop, _, technician) = staffed();
    let first = shop.gone(&technician, 1, 38_000);
    shop.clock.pass(Duration::from_secs(24 * 3_600));
    shop.sign_in();
    let device = shop.card(&first)["device_id"].clone();
    let passport = shop.call("device.passport", json!({"id": device}));
    assert_eq!(passport["warranties"][0]["left_days"], 89);
    let again = with(intake(1), json!({"rework_of": first}));
    assert_eq!(faults(&shop.refused("repair.open", again.clone())), [("rework_charge", "field.empty")]);
    let charged = with(again.clone(), json!({"rework_charge": "charged"}));
    assert_eq!(faults(&shop.refused("repair.open", charged)), [("rework_reason", "field.empty")]);
    let other = with(intake(2), json!({"rework_of": first, "rework_charge": "free"}));
    assert_eq!(faults(&shop.refused("repair.open", other)), [("rework_of", "field.other_machine")]);
    let opened = shop.call("repair.open", with(again, json!({"rework_charge": "free"})));
    let card = shop.card(opened["id"].as_str().unwrap());
    assert_eq!((&card["rework_of"]["id"], &card["rework_charge"]), (&json!(first), &json!("free")));
    assert_eq!(shop.card(&first)["reworks"][0]["number"], card["number"]);
    let figures = shop.call("repair.figures", json!({"from": "2026-11-01", "to": "2026-11-30"}));
    assert_eq!(figures["rework"][0], json!({"window_days": 30, "handed_over": 1, "returned": 1}));
    assert_eq!(figures["test"], json!({"sent": 1, "passed_first": 1}));
    let still_here = with(intake(3), json!({"rework_of": opened["id"], "rework_charge": "free"}));
    assert_eq!(faults(&shop.refused("repair.open", still_here)), [("rework_of", "field.not_handed_over")]);
}
