//! 检测 and 质检: rounds of checklists on orders.

use desk::Caller;
use kernel::Code;
use serde_json::{Value, json};
use tests::{TempShop, faults, refused_to};

fn rounds(shop: &TempShop, id: &str) -> Vec<Value> {
    shop.call("checkup.of", json!({"id": id}))["rows"].as_array().expect("rounds").clone()
}

fn result(key: &str, result: &str, value: Value) -> Value {
    json!({"key": key, "result": result, "value": value, "note": ""})
}

fn finish(id: &str, purpose: &str, results: &[Value], verdict: &str) -> Value {
    let reason = if verdict == "fail" { "右下角触摸还是断" } else { "" };
    json!({
        "repair": id, "purpose": purpose, "results": results, "verdict": verdict, "reason": reason, "step": false,
    })
}

fn set(results: &mut [Value], key: &str, field: &str, to: Value) {
    let one = results.iter_mut().find(|one| one["key"] == key).unwrap_or_else(|| panic!("no {key}"));
    one[field] = to;
}

/// A shop with a technician and somebody from quality.
fn staffed() -> (TempShop, Caller, Caller) {
    let shop = TempShop::new();
    let technician = shop.person("陈工", "0021", &["technician"]);
    let quality = shop.person("何质", "0031", &["quality"]);
    (shop, technician, quality)
}

#[test]
fn a_diagnosis_is_filled_in_bit_by_bit_and_by_two_people() {
    let (shop, technician, _) = staffed();
    let id = shop.diagnosing(1);
    let write = |results: Value| json!({"repair": id, "purpose": "diagnosis", "results": results});
    let round = shop.call("checkup.write", write(json!([result("touch", "fail", Value::Null)])));
    let current = json!([result("standby_current", "fail", json!(31_500))]);
    assert_eq!(shop.call_as(&technician, "checkup.write", write(current)), round);
    let rows = rounds(&shop, &id);
    assert_eq!((rows.len(), &rows[0]["round"], &rows[0]["verdict"]), (1, &json!(1), &json!("open")));
    assert_eq!(rows[0]["results"].as_array().unwrap().len(), 2, "each keeps what the other filled in");
    assert_eq!((&rows[0]["out_of_range"], &rows[0]["by"]), (&json!(["standby_current"]), &json!("陈工")));
    let required = rows[0]["checklist"]["items"].as_array().unwrap();
    let required = required.iter().filter(|item| item["required"] == true).count();
    assert_eq!(rows[0]["open_items"], json!(required - 2));
}

#[test]
fn two_who_differ_over_one_item_do_not_write_over_each_other() {
    let (shop, technician, _) = staffed();
    let id = shop.diagnosing(1);
    let write = |results: Value, seen: Value| json!({"repair": id, "purpose": "diagnosis", "results": results, "seen": seen});
    let [works, fails] = ["pass", "fail"].map(|it| result("touch", it, Value::Null));
    shop.call("checkup.write", write(json!([works]), json!([])));
    let late = refused_to(&shop.desk, &technician, "checkup.write", write(json!([fails]), json!([])));
    assert_eq!((late.code, late.message), (Code::Conflict, "edit.stale"));
    assert!(!late.params["person"].is_empty() && late.params["person"] != "陈工");
    assert_eq!(rounds(&shop, &id)[0]["results"], json!([works]), "the first one's stands");
    let mut end = finish(&id, "diagnosis", std::slice::from_ref(&fails), "pass");
    end["seen"] = json!([]);
    assert_eq!(refused_to(&shop.desk, &technician, "checkup.finish", end).message, "edit.stale");
    // Other items are no matter, and who saw it may change it.
    let other = result("gps", "pass", Value::Null);
    shop.call_as(&technician, "checkup.write", write(json!([other]), json!([])));
    shop.call_as(&technician, "checkup.write", write(json!([fails]), json!([works])));
    // A retry finds its own words there.
    shop.call_as(&technician, "checkup.write", write(json!([fails]), json!([works])));
}

#[test]
fn required_items_block_the_end_and_are_counted() {
    let (shop, technician, _) = staffed();
    let id = shop.diagnosing(1);
    let mut results = shop.all_well(&id, "diagnosis");
    results.retain(|one| one["key"] != "touch" && one["key"] != "gps");
    // The health of a battery is a figure; without it nothing was said.
    set(&mut results, "battery_health", "value", Value::Null);
    let refused =
        refused_to(&shop.desk, &technician, "checkup.finish", finish(&id, "diagnosis", &results, "pass"));
    assert_eq!(faults(&refused), [("results", "checkup.items_open")]);
    assert_eq!(
        (&*refused.fields[0].params["count"], &*refused.fields[0].params["first"]),
        ("2", "电池健康度")
    );
    assert!(rounds(&shop, &id).is_empty(), "nothing of a refused end is kept");
    results.push(result("touch", "not_applicable", Value::Null));
    set(&mut results, "battery_health", "value", json!(0));
    let done = shop.call_as(&technician, "checkup.finish", finish(&id, "diagnosis", &results, "pass"));
    assert_eq!(done["stage"], "diagnosing");
    assert_eq!(rounds(&shop, &id)[0]["verdict"], "pass", "a diagnosis is done whatever it found");
}

#[test]
fn a_finished_diagnosis_moves_on_and_the_gates_of_that_step_hold() {
    let (shop, technician, _) = staffed();
    let id = shop.diagnosing(1);
    let mut done = finish(&id, "diagnosis", &shop.all_well(&id, "diagnosis"), "pass");
    done["step"] = json!(true);
    let refused = refused_to(&shop.desk, &technician, "checkup.finish", done.clone());
    assert_eq!((refused.message, refused.gates[0].gate), ("repair.gates_open", "finding_missing"));
    assert!(rounds(&shop, &id).is_empty(), "the round ends with the step or not at all");
    let finding = json!({
        "repair": id, "symptom": "C01", "cause": "201", "text": "外屏碎裂，内屏正常", "level": "one", "evidence": "none",
        "photos": [],
    });
    shop.call_as(&technician, "finding.add", finding);
    let moved = shop.call_as(&technician, "checkup.finish", done);
    let card = shop.card(&id);
    assert_eq!((&moved["stage"], &moved["seen_seq"]), (&json!("quoting"), &card["seen_seq"]));
    assert_eq!(card["stage"], "quoting");
}

#[test]
fn of_two_who_finish_at_once_the_second_is_told_by_whom() {
    let (shop, technician, _) = staffed();
    let id = shop.diagnosing(1);
    let done = finish(&id, "diagnosis", &shop.all_well(&id, "diagnosis"), "pass");
    shop.call_as(&technician, "checkup.finish", done.clone());
    let late = shop.refused("checkup.finish", done.clone());
    assert_eq!((late.code, late.message, &*late.params["person"]), (Code::Conflict, "checkup.ended", "陈工"));
    let write = json!({"repair": id, "purpose": "diagnosis", "results": []});
    assert_eq!(shop.refused("checkup.write", write.clone()).message, "checkup.ended");
    assert_eq!(rounds(&shop, &id).len(), 1);
    // The order comes back to the bench: that is another round.
    shop.step(&id, "quoting");
    shop.step(&id, "diagnosing");
    shop.call("checkup.write", write);
    assert_eq!(rounds(&shop, &id)[0]["round"], 2);
}

#[test]
fn a_retry_of_the_end_ends_it_once() {
    let (shop, _, _) = staffed();
    let id = shop.diagnosing(1);
    let done = finish(&id, "diagnosis", &shop.all_well(&id, "diagnosis"), "pass");
    let caller = shop.with_request(1);
    let first = shop.desk.call(&caller, "checkup.finish", done.clone()).unwrap();
    assert_eq!(shop.desk.call(&caller, "checkup.finish", done).unwrap(), first);
    assert_eq!(rounds(&shop, &id).len(), 1);
}

#[test]
fn the_faults_of_results_are_told_and_a_figure_out_of_its_limits_does_not_pass() {
    let (shop, technician, quality) = staffed();
    let id = shop.diagnosing(1);
    for (bad, fault) in [
        (result("smell", "pass", Value::Null), "checkup.unknown_item"),
        (result("touch", "pass", json!(1)), "checkup.not_measured"),
        (result("standby_current", "pass", json!(1_000_000_000_001_i64)), "checkup.absurd_figure"),
    ] {
        let write = json!({"repair": id, "purpose": "diagnosis", "results": [bad]});
        assert_eq!(faults(&shop.refused("checkup.write", write)), [("results", fault)]);
    }
    let id = shop.in_test(&technician, 2);
    for (value, passes) in [(20_001, false), (20_000, true)] {
        let mut results = shop.all_well(&id, "test");
        set(&mut results, "standby_current", "value", json!(value));
        let end = finish(&id, "test", &results, "pass");
        if passes {
            assert_eq!(shop.call_as(&quality, "checkup.finish", end)["stage"], "ready", "limits are inside");
        } else {
            let refused = refused_to(&shop.desk, &quality, "checkup.finish", end);
            assert_eq!(faults(&refused), [("results", "checkup.items_failed")]);
            assert_eq!(&*refused.fields[0].params["first"], "待机电流");
        }
    }
}

#[test]
fn a_failed_test_goes_back_with_its_reason_and_the_next_round_may_pass() {
    let (shop, technician, quality) = staffed();
    let id = shop.in_test(&technician, 1);
    let mut fail = finish(&id, "test", &[result("touch", "fail", Value::Null)], "fail");
    fail["reason"] = json!(" ");
    assert_eq!(
        faults(&refused_to(&shop.desk, &quality, "checkup.finish", fail.clone())),
        [("reason", "field.empty")]
    );
    fail["reason"] = json!("右下角触摸还是断");
    assert_eq!(shop.call_as(&quality, "checkup.finish", fail)["stage"], "repairing");
    let first = &rounds(&shop, &id)[0];
    assert_eq!((&first["verdict"], &first["reason"]), (&json!("fail"), &json!("右下角触摸还是断")));
    shop.step(&id, "testing");
    let end = finish(&id, "test", &shop.all_well(&id, "test"), "pass");
    assert_eq!(shop.call_as(&quality, "checkup.finish", end)["stage"], "ready");
    let rows = rounds(&shop, &id);
    let tests = rows.iter().filter(|row| row["purpose"] == "test").count();
    assert_eq!((tests, &rows[0]["round"], &rows[0]["by"]), (2, &json!(2), &json!("何质")));
    assert_eq!(shop.card(&id)["outcome"], "repaired");
}

#[test]
fn one_failed_item_stands_against_a_passed_test() {
    let (shop, technician, quality) = staffed();
    let id = shop.in_test(&technician, 1);
    let mut results = shop.all_well(&id, "test");
    set(&mut results, "vibration", "result", json!("fail"));
    let refused = refused_to(&shop.desk, &quality, "checkup.finish", finish(&id, "test", &results, "pass"));
    assert_eq!(faults(&refused), [("results", "checkup.items_failed")]);
    set(&mut results, "vibration", "result", json!("not_applicable"));
    shop.call_as(&quality, "checkup.finish", finish(&id, "test", &results, "pass"));
}

#[test]
fn whoever_repaired_it_does_not_test_it_where_others_can() {
    let (shop, technician, quality) = staffed();
    let id = shop.in_test(&technician, 1);
    let mut end = finish(&id, "test", &shop.all_well(&id, "test"), "pass");
    for alone in [Value::Null, json!("赶时间")] {
        end["alone_reason"] = alone;
        let refused = refused_to(&shop.desk, &technician, "checkup.finish", end.clone());
        assert_eq!((refused.message, refused.gates[0].gate), ("repair.gates_open", "test_same_person"));
    }
    assert_eq!(shop.card(&id)["stage"], "testing");
    assert_eq!(shop.call_as(&quality, "checkup.finish", end)["stage"], "ready");
}

#[test]
fn in_a_shop_of_one_it_is_tested_alone_with_a_reason() {
    let shop = TempShop::new();
    let id = shop.in_test(&shop.window, 1);
    let mut end = finish(&id, "test", &shop.all_well(&id, "test"), "pass");
    let refused = shop.refused("checkup.finish", end.clone());
    assert_eq!(refused.gates[0].gate, "test_same_person");
    end["alone_reason"] = json!("店里只有我一人");
    end["outcome"] = json!("upgraded");
    assert_eq!(shop.call("checkup.finish", end)["stage"], "ready");
    assert_eq!(shop.card(&id)["outcome"], "upgraded");
}

#[test]
fn where_everybody_worked_on_it_one_of_them_tests_it_with_a_reason() {
    let shop = TempShop::new();
    let technician = shop.person("陈工", "0021", &["technician"]);
    let id = shop.in_test(&technician, 1);
    let mut end = finish(&id, "test", &shop.all_well(&id, "test"), "pass");
    end["alone_reason"] = json!("三个人都修过");
    let people = shop.call("person.list", json!({"with_left": false}));
    let chen = people.as_array().unwrap().iter().find(|row| row["badge"] == "0021").unwrap()["id"].clone();
    let assign = json!({"id": id, "seen_seq": shop.card(&id)["seen_seq"], "to": chen, "reason": "他修的"});
    shop.call("repair.assign", assign);
    let hands = |kind: &str| json!({"repair": id, "kind": kind, "action": null, "text": "一起装的屏", "before": [], "after": []});
    // The manager had it in repair; a third one did nothing yet.
    let third = shop.person("赵敏", "0031", &["technician"]);
    let entry = shop.call_as(&third, "log.add", hands("work"));
    shop.call_as(&third, "log.withdraw", entry);
    // What was taken back is not done, and a call to the customer is no repair.
    shop.call_as(&third, "log.add", hands("call"));
    let refused = refused_to(&shop.desk, &technician, "checkup.finish", end.clone());
    assert_eq!(refused.gates[0].gate, "test_same_person", "the third may still test it");
    shop.call_as(&third, "log.add", hands("work"));
    assert_eq!(shop.call_as(&technician, "checkup.finish", end)["stage"], "ready");
}

#[test]
fn each_purpose_has_its_stage_and_its_right() {
    let (shop, technician, quality) = staffed();
    let id = shop.order(1);
    let write = |purpose: &str| json!({"repair": id, "purpose": purpose, "results": []});
    for purpose in ["diagnosis", "test"] {
        assert_eq!(shop.refused("checkup.write", write(purpose)).message, "checkup.wrong_stage", "{purpose}");
    }
    let front = shop.person("李翠", "0012", &["front_desk"]);
    shop.step(&id, "diagnosing");
    for (caller, purpose) in [(&quality, "diagnosis"), (&front, "diagnosis"), (&front, "test")] {
        for (name, input) in
            [("checkup.write", write(purpose)), ("checkup.finish", finish(&id, purpose, &[], "pass"))]
        {
            assert_eq!(refused_to(&shop.desk, caller, name, input).code, Code::Forbidden, "{name} {purpose}");
        }
    }
    shop.call_as(&technician, "checkup.write", write("diagnosis"));
    let failed = finish(&id, "diagnosis", &shop.all_well(&id, "diagnosis"), "fail");
    assert_eq!(faults(&shop.refused("checkup.finish", failed)), [("verdict", "checkup.diagnosis_fails_not")]);
    let open = finish(&id, "diagnosis", &shop.all_well(&id, "diagnosis"), "open");
    assert_eq!(faults(&shop.refused("checkup.finish", open)), [("verdict", "checkup.no_verdict")]);
}

fn correction(id: &str, purpose: &str, round: i64, results: Value) -> Value {
    json!({"repair": id, "purpose": purpose, "round": round, "results": results, "reason": "手误，填错一格"})
}

fn value_of(shop: &TempShop, id: &str, key: &str) -> Value {
    let rows = rounds(shop, id);
    let results = rows[0]["results"].as_array().expect("results");
    results.iter().find(|one| one["key"] == key).unwrap_or_else(|| panic!("no {key}")).clone()
}

#[test]
fn a_typo_in_a_diagnosis_is_mended_until_the_order_goes_on_and_the_history_tells_both() {
    let (shop, technician, quality) = staffed();
    let id = shop.diagnosing(1);
    shop.call("checkup.finish", finish(&id, "diagnosis", &shop.all_well(&id, "diagnosis"), "pass"));
    assert_eq!(rounds(&shop, &id)[0]["correctable"], true);
    let mended = correction(&id, "diagnosis", 1, json!([result("standby_current", "fail", json!(31_500))]));
    assert_eq!(
        refused_to(&shop.desk, &quality, "checkup.correct", mended.clone()).code,
        Code::Forbidden,
        "only who works on machines"
    );
    // The same round in the next stage, by a colleague: it stays who ended it.
    shop.step(&id, "quoting");
    shop.call_as(&technician, "checkup.correct", mended.clone());
    assert_eq!(value_of(&shop, &id, "standby_current")["value"], 31_500);
    let round = rounds(&shop, &id)[0].clone();
    assert_eq!(
        (&round["verdict"], &round["by"], &round["correction"], &round["round"]),
        (&json!("pass"), &json!("周明远"), &json!("手误，填错一格"), &json!(1))
    );
    let told = shop.call("repair.history", json!({"id": id}));
    let told = told.as_array().unwrap().iter().find(|row| row["command"] == "checkup.correct").expect("told");
    let corrected = told["changes"].as_array().unwrap().iter().find(|one| one["field"] == "corrected");
    let corrected = corrected.expect("what was put right");
    let side = |side: &str| -> Value {
        serde_json::from_str(corrected[side]["value"].as_str().expect("a list")).expect("JSON")
    };
    assert_eq!((side("before").as_array().unwrap().len(), &side("before")[0]["value"]), (1, &json!(0)));
    assert_eq!(
        side("after"),
        json!([{"words": "待机电流", "words_en": side("after")[0]["words_en"], "result": "fail", "value": 31_500,
            "unit": "mA", "note": ""}])
    );
    // Once more is a second entry; then the order goes on, and what is found later is another round.
    let again = correction(&id, "diagnosis", 1, json!([result("standby_current", "pass", json!(20_000))]));
    shop.call_as(&technician, "checkup.correct", again);
    shop.step(&id, "diagnosing");
    assert_eq!(rounds(&shop, &id)[0]["correctable"], false);
    assert_eq!(shop.refused("checkup.correct", mended).message, "checkup.over");
}

#[test]
fn a_correction_leaves_the_round_whole() {
    let (shop, _, _) = staffed();
    let id = shop.diagnosing(1);
    let write = |results: Value| json!({"repair": id, "purpose": "diagnosis", "results": results});
    shop.call("checkup.write", write(json!([])));
    let early = correction(&id, "diagnosis", 1, json!([]));
    assert_eq!(
        shop.refused("checkup.correct", early).message,
        "checkup.over",
        "a round under way is written in"
    );
    let well = shop.all_well(&id, "diagnosis");
    shop.call("checkup.finish", finish(&id, "diagnosis", &well, "pass"));
    let check = |results: Value, fault: &'static str| {
        let refused = shop.refused("checkup.correct", correction(&id, "diagnosis", 1, results));
        assert_eq!(faults(&refused), [("results", fault)]);
    };
    check(json!([]), "checkup.nothing_corrected");
    check(json!([well[0]]), "checkup.nothing_corrected");
    check(json!([result("smell", "pass", Value::Null)]), "checkup.unknown_item");
    check(json!([result("standby_current", "pass", Value::Null)]), "checkup.items_open");
    let mut silent = correction(&id, "diagnosis", 1, json!([result("touch", "fail", Value::Null)]));
    silent["reason"] = json!(" ");
    assert_eq!(faults(&shop.refused("checkup.correct", silent)), [("reason", "field.empty")]);
    let other = correction(&id, "diagnosis", 2, json!([result("touch", "fail", Value::Null)]));
    assert_eq!(shop.refused("checkup.correct", other).message, "checkup.over");
    assert_eq!(rounds(&shop, &id)[0]["correction"], Value::Null, "nothing of a refused correction is kept");
    // Twice by one request is once.
    let caller = shop.with_request(9);
    let mended = correction(&id, "diagnosis", 1, json!([result("touch", "fail", Value::Null)]));
    let first = shop.desk.call(&caller, "checkup.correct", mended.clone()).unwrap();
    assert_eq!(shop.desk.call(&caller, "checkup.correct", mended).unwrap(), first);
}

#[test]
fn a_test_is_corrected_by_its_tester_alone_and_never_turns() {
    let (shop, technician, quality) = staffed();
    let id = shop.in_test(&technician, 1);
    shop.call_as(&quality, "checkup.finish", finish(&id, "test", &shop.all_well(&id, "test"), "pass"));
    let mended =
        |value: i64| correction(&id, "test", 1, json!([result("standby_current", "pass", json!(value))]));
    let refused = shop.refused("checkup.correct", mended(12_000));
    assert_eq!((refused.message, &*refused.params["person"]), ("checkup.testers", "何质"));
    // A figure outside its limits is no passed test: it goes back to the bench instead.
    let failed = refused_to(&shop.desk, &quality, "checkup.correct", mended(31_500));
    assert_eq!(faults(&failed), [("results", "checkup.items_failed")]);
    shop.call_as(&quality, "checkup.correct", mended(12_000));
    assert_eq!(value_of(&shop, &id, "standby_current")["value"], 12_000);
    // Back on the bench the old test is over, and its correction made no test of this visit.
    shop.call("repair.step", {
        let mut back = shop.stepping(&id, "repairing");
        back["reason"] = json!("柜台上又断了一次");
        back
    });
    let late = refused_to(&shop.desk, &quality, "checkup.correct", mended(13_000));
    assert_eq!(late.message, "checkup.over");
}

#[test]
fn a_corrected_failure_is_still_a_failure() {
    let (shop, technician, quality) = staffed();
    let id = shop.in_test(&technician, 1);
    let mut results = shop.all_well(&id, "test");
    set(&mut results, "touch", "result", json!("fail"));
    shop.call_as(&quality, "checkup.finish", finish(&id, "test", &results, "fail"));
    let mended = correction(&id, "test", 1, json!([result("touch", "pass", Value::Null)]));
    shop.call_as(&quality, "checkup.correct", mended);
    assert_eq!(rounds(&shop, &id)[0]["verdict"], "fail");
    let refused = shop.refused("repair.step", {
        let mut past = shop.stepping(&id, "ready");
        past["outcome"] = json!("repaired");
        past
    });
    assert_ne!(refused.message, "", "the bench leads to another test");
    shop.step(&id, "testing");
    let steps = shop.call("repair.steps", json!({"id": id}));
    let rows = steps["rows"].as_array().unwrap();
    let ready = rows.iter().find(|row| row["to"] == "ready").expect("a way out");
    assert!(ready["gates"].as_array().unwrap().iter().any(|gate| gate["gate"] == "test_open"), "{ready}");
}

#[test]
fn what_the_repairer_ticked_is_no_test_by_another() {
    let (shop, technician, quality) = staffed();
    let id = shop.in_test(&technician, 1);
    let well = shop.all_well(&id, "test");
    let ticked = json!({"repair": id, "purpose": "test", "results": well});
    shop.call_as(&technician, "checkup.write", ticked);
    let seen = |caller: &Caller| {
        let rows = shop.call_as(caller, "checkup.of", json!({"id": id}))["rows"].clone();
        rows[0]["results"].as_array().map(Vec::len)
    };
    assert_eq!((seen(&technician), seen(&quality)), (Some(well.len()), Some(0)), "each sees their own list");
    // Ending it on the other's ticks is ending it empty.
    let refused = refused_to(&shop.desk, &quality, "checkup.finish", finish(&id, "test", &[], "pass"));
    assert_eq!(faults(&refused), [("results", "checkup.items_open")]);
    // What the tester ticks stays, also for a third who did not repair it.
    let one = json!({"repair": id, "purpose": "test", "results": [well[0]]});
    shop.call_as(&quality, "checkup.write", one);
    assert_eq!((seen(&quality), seen(&shop.window)), (Some(1), Some(1)));
    assert_eq!(
        shop.call_as(&quality, "checkup.finish", finish(&id, "test", &well, "pass"))["stage"],
        "ready"
    );
}

#[test]
fn who_may_override_passes_their_own_test_with_a_reason_and_it_is_listed() {
    let (shop, technician, _) = staffed();
    let id = shop.in_test(&technician, 1);
    let mut end = finish(&id, "test", &shop.all_well(&id, "test"), "pass");
    end["override_reason"] = json!("何质今天请假，客户在等");
    let refused = refused_to(&shop.desk, &technician, "checkup.finish", end.clone());
    assert_ne!(refused.message, "checkup.invalid", "a technician may not");
    shop.call(
        "log.add",
        json!({
            "repair": id, "kind": "work", "action": "R03", "text": "店长补焊", "before": [], "after": [],
        }),
    );
    assert_eq!(shop.call("checkup.finish", end)["stage"], "ready");
    let period = json!({"from": "2026-11-21", "to": "2026-11-21", "limit": 50});
    let listed = shop.call("repair.overrides", period);
    assert!(listed.to_string().contains("test_same_person"), "{listed}");
    assert!(listed.to_string().contains("何质今天请假"), "{listed}");
}
