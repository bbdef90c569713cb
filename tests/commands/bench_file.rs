//! Questions to 技术支持, machines sent out, and the history that tells of the bench.

use desk::Caller;
use kernel::Code;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use tests::{TempShop, faults, past_the_store, refused_to};

fn file(shop: &TempShop, id: &str) -> Value {
    shop.call("repair.bench_file", json!({"id": id}))
}

fn ask(id: &str, asked: &str, to: &Value) -> Value {
    json!({"repair": id, "asked": asked, "to_person": to, "question": "音频芯片一脚电压 0.9V，正常吗？"})
}

fn person(shop: &TempShop, badge: &str) -> Value {
    let people = shop.call("person.list", json!({"with_left": false}));
    people.as_array().unwrap().iter().find(|row| row["badge"] == badge).expect("is listed")["id"].clone()
}

fn seen(shop: &TempShop, id: &str) -> Value {
    shop.card(id)["seen_seq"].clone()
}

fn send(shop: &TempShop, id: &str) -> Value {
    json!({
        "repair": id, "seen_seq": seen(shop, id), "to_whom": "maker", "name": "OPPO 北京客服中心", "waybill": "SF1000000001",
        "why": "主板需厂家更换", "due_on": "2026-11-25",
    })
}

fn back(shop: &TempShop, id: &str, sending: &Value) -> Value {
    json!({
        "id": sending, "seen_seq": seen(shop, id), "result": "已换主板，测试正常", "back_waybill": "", "cost": 68_000,
    })
}

#[test]
fn a_question_is_asked_answered_once_and_closed() {
    let shop = TempShop::new();
    let (chen, lu) = (shop.person("陈工", "0021", &["technician"]), shop.person("陆工", "0022", &["senior"]));
    let id = shop.diagnosing(1);
    let question =
        shop.call_as(&chen, "support.ask", ask(&id, "senior", &person(&shop, "0022")))["id"].clone();
    let row = file(&shop, &id)["support"][0].clone();
    assert_eq!(
        (&row["state"], &row["to_name"], &row["asked_by"]),
        (&json!("open"), &json!("陆工"), &json!("陈工"))
    );
    assert_eq!((&row["device"], &row["answer"]), (&json!("OPPO Reno 12"), &json!("")));
    let answer = |text: &str| json!({"id": question, "answer": text});
    assert_eq!(faults(&shop.refused("support.answer", answer(" "))), [("answer", "field.empty")]);
    shop.call_as(&lu, "support.answer", answer("偏低，先查供电"));
    let late = shop.refused("support.answer", answer("正常"));
    assert_eq!(
        (late.code, late.message, &*late.params["person"]),
        (Code::Conflict, "support.answered_already", "陆工")
    );
    let close = json!({"id": question});
    shop.call_as(&chen, "support.close", close.clone());
    assert_eq!(shop.refused("support.close", close).message, "support.closed_already");
    assert_eq!(shop.refused("support.answer", answer("正常")).message, "support.closed_already");
    let row = file(&shop, &id)["support"][0].clone();
    assert_eq!((&row["state"], &row["answer"]), (&json!("closed"), &json!("偏低，先查供电")));
}

#[test]
fn who_is_asked_works_here_and_is_somebody_else() {
    let shop = TempShop::new();
    shop.person("李翠", "0012", &["front_desk"]);
    let id = shop.diagnosing(1);
    let nobody = json!("00000000-0000-4000-8000-000000000000");
    shop.person("陈工", "0021", &["technician"]);
    for to in [person(&shop, "0001"), person(&shop, "0012"), person(&shop, "0021"), nobody] {
        let refused = shop.refused("support.ask", ask(&id, "senior", &to));
        assert_eq!(faults(&refused), [("to_person", "field.unknown")]);
    }
    shop.call("support.ask", ask(&id, "maker", &Value::Null));
    assert_eq!(file(&shop, &id)["support"][0]["to_name"], "");
}

/// A question holds its order up: nobody lifts that by answering themselves, or by closing it without a word.
#[test]
fn an_unanswered_question_is_closed_with_a_reason_by_who_asked_or_by_right() {
    let shop = TempShop::new();
    let chen = shop.person("陈工", "0021", &["technician"]);
    let wang = shop.person("王工", "0022", &["technician"]);
    let lu = shop.person("陆工", "0023", &["technician", "senior"]);
    let id = shop.diagnosing(1);
    let asking = || {
        let asked = shop.call_as(&chen, "support.ask", ask(&id, "senior", &Value::Null));
        asked["id"].clone()
    };
    let question = asking();
    let row =
        |caller: &Caller| shop.call_as(caller, "repair.bench_file", json!({"id": id}))["support"][0].clone();
    let may = |caller: &Caller| (row(caller)["may_answer"].clone(), row(caller)["may_close"].clone());
    assert_eq!(may(&chen), (json!(false), json!(true)));
    assert_eq!(may(&wang), (json!(false), json!(false)));
    assert_eq!(may(&lu), (json!(true), json!(false)));
    assert_eq!(may(&shop.window), (json!(true), json!(true)));
    let waiting = |caller: &Caller| {
        shop.call_as(caller, "bench.mine", json!({}))["questions"].as_array().unwrap().len()
    };
    assert_eq!((waiting(&chen), waiting(&wang), waiting(&lu)), (0, 0, 1));
    let answer = json!({"id": question, "answer": "先查供电"});
    let refused = |caller: &Caller, name: &str, input: Value| refused_to(&shop.desk, caller, name, input);
    assert_eq!(refused(&chen, "support.answer", answer.clone()).message, "support.own_question");
    let lacks = refused(&wang, "support.answer", answer);
    assert_eq!((lacks.message, lacks.params["right"].as_str()), ("caller.lacks_right", "answer_support"));
    let close = |reason: Value| json!({"id": question, "reason": reason});
    for caller in [&wang, &lu] {
        assert_eq!(
            refused(caller, "support.close", close(json!("别问了"))).message,
            "support.others_question"
        );
    }
    for silent in [Value::Null, json!(" ")] {
        let told = refused(&chen, "support.close", close(silent));
        assert_eq!(faults(&told), [("reason", "field.empty")]);
    }
    shop.call_as(&chen, "support.close", close(json!("自己量出来了，供电短路")));
    let closed = row(&chen);
    assert_eq!((&closed["state"], &closed["reason"]), (&json!("closed"), &json!("自己量出来了，供电短路")));
    assert_eq!(may(&chen), (json!(false), json!(false)));
    let history = shop.call("repair.history", json!({"id": id})).to_string();
    assert!(history.contains("自己量出来了，供电短路"), "{history}");
    // Whoever may pass gates closes another's, with a reason, too.
    let other = asking();
    shop.call("support.close", json!({"id": other, "reason": "机器已退回，不修了"}));
}

#[test]
fn a_machine_goes_out_and_comes_back_to_where_it_was() {
    let shop = TempShop::new();
    let id = shop.diagnosing(1);
    let sending = shop.call("sending.send", send(&shop, &id))["id"].clone();
    assert_eq!(shop.card(&id)["stage"], "sent_out");
    let out = shop.call("sending.list", json!({}));
    assert_eq!((&out[0]["id"], &out[0]["late"]), (&sending, &json!(false)));
    shop.clock.set("2026-11-25T15:59:00.000Z");
    shop.sign_in();
    assert_eq!(shop.call("sending.list", json!({}))[0]["late"], false, "due the whole day");
    shop.clock.set("2026-11-25T16:00:00.000Z");
    shop.sign_in();
    assert_eq!(shop.call("sending.list", json!({}))[0]["late"], true, "the day after");
    let done = shop.call("sending.back", back(&shop, &id, &sending));
    assert_eq!((&done["stage"], &done["seen_seq"]), (&json!("diagnosing"), &seen(&shop, &id)));
    assert_eq!(shop.call("sending.list", json!({})), json!([]));
    let row = file(&shop, &id)["sendings"][0].clone();
    assert_eq!((&row["cost"], &row["late"]), (&json!(68_000), &json!(false)));
    let again = shop.refused("sending.back", back(&shop, &id, &sending));
    assert_eq!(
        (again.code, again.message, &*again.params["person"]),
        (Code::Conflict, "sending.back_already", "周明远")
    );
}

#[test]
fn it_is_sent_out_once_at_a_time_and_from_the_bench_only() {
    let shop = TempShop::new();
    let technician = shop.person("陈工", "0021", &["technician"]);
    let received = shop.order(1);
    assert_eq!(shop.refused("sending.send", send(&shop, &received)).message, "repair.no_such_step");
    let id = shop.diagnosing(2);
    let both = send(&shop, &id);
    shop.call_as(&technician, "sending.send", both.clone());
    let second = shop.refused("sending.send", both);
    assert_eq!((second.code, second.message), (Code::Conflict, "edit.stale"));
    assert_eq!(shop.refused("sending.send", send(&shop, &id)).message, "repair.no_such_step");
    assert_eq!(shop.call("sending.list", json!({})).as_array().unwrap().len(), 1);
    // Nobody takes it for back at its place by a plain step.
    let refused =
        shop.refused("repair.step", json!({"id": id, "seen_seq": seen(&shop, &id), "to": "diagnosing"}));
    assert_eq!(refused.gates[0].gate, "sending_out");
}

#[test]
fn the_faults_of_a_sending_are_told_at_once() {
    let shop = TempShop::new();
    let id = shop.diagnosing(1);
    let mut bad = send(&shop, &id);
    (bad["name"], bad["why"], bad["due_on"]) = (json!(" "), json!(""), json!("2026-11-20"));
    assert_eq!(
        faults(&shop.refused("sending.send", bad)),
        [("name", "field.empty"), ("why", "field.empty"), ("due_on", "field.in_the_past")]
    );
    let sending = shop.call("sending.send", send(&shop, &id))["id"].clone();
    for (cost, fits) in [(-1, false), (1_000_000_000, false), (0, true)] {
        let mut input = back(&shop, &id, &sending);
        input["cost"] = json!(cost);
        if fits {
            shop.call("sending.back", input);
        } else {
            assert_eq!(faults(&shop.refused("sending.back", input)), [("cost", "field.bad_amount")]);
        }
    }
}

#[test]
fn only_who_works_on_machines_asks_and_sends() {
    let shop = TempShop::new();
    let front = shop.person("李翠", "0012", &["front_desk"]);
    let id = shop.diagnosing(1);
    for (name, input) in
        [("support.ask", ask(&id, "maker", &Value::Null)), ("sending.send", send(&shop, &id))]
    {
        assert_eq!(refused_to(&shop.desk, &front, name, input).code, Code::Forbidden, "{name}");
    }
    assert_eq!(shop.call_as(&front, "sending.list", json!({})), json!([]));
}

#[test]
fn the_history_of_an_order_tells_of_the_bench() {
    let shop = TempShop::new();
    let id = shop.diagnosing(1);
    shop.call("checkup.write", json!({"repair": id, "purpose": "diagnosis", "results": []}));
    let found = json!({
        "repair": id, "symptom": null, "cause": null, "text": "水渍", "level": "one", "evidence": "none", "photos": [],
    });
    shop.call("finding.add", found);
    let work =
        json!({"repair": id, "kind": "work", "action": null, "text": "拆机", "before": [], "after": []});
    shop.call("log.add", work);
    shop.call("support.ask", ask(&id, "maker", &Value::Null));
    shop.call("sending.send", send(&shop, &id));
    let history = shop.call("repair.history", json!({"id": id}));
    let nouns: BTreeSet<&str> =
        history.as_array().unwrap().iter().map(|row| row["noun"].as_str().unwrap()).collect();
    for noun in ["checkup", "finding", "log_entry", "support", "sending"] {
        assert!(nouns.contains(noun), "{noun} in {nouns:?}");
    }
}

#[test]
fn what_people_wrote_at_the_bench_can_be_erased_from_the_journal() {
    const CANARY: &str = "金丝雀在屏蔽罩下";
    let shop = TempShop::new();
    let id = shop.diagnosing(1);
    let noted = json!([{"key": "touch", "result": "fail", "value": null, "note": CANARY}]);
    let question = json!({"repair": id, "asked": "maker", "to_person": null, "question": CANARY});
    for (name, input) in [
        ("checkup.write", json!({"repair": id, "purpose": "diagnosis", "results": noted})),
        (
            "finding.add",
            json!({
                "repair": id, "symptom": null, "cause": null, "text": CANARY, "level": "one", "evidence": "none",
                "photos": [],
            }),
        ),
        (
            "log.add",
            json!({"repair": id, "kind": "work", "action": null, "text": CANARY, "before": [], "after": []}),
        ),
        ("support.ask", question),
    ] {
        shop.call(name, input);
    }
    let asked = file(&shop, &id)["support"][0]["id"].clone();
    shop.call("support.answer", json!({"id": asked, "answer": CANARY}));
    let mut out = send(&shop, &id);
    for field in ["name", "waybill", "why"] {
        out[field] = json!(CANARY);
    }
    let sending = shop.call("sending.send", out)["id"].clone();
    let mut home = back(&shop, &id, &sending);
    (home["result"], home["back_waybill"]) = (json!(CANARY), json!(CANARY));
    shop.call("sending.back", home);
    let db = past_the_store(shop.root());
    let count = |sql: &str| db.query_row(sql, [CANARY], |row| row.get::<_, i64>(0)).unwrap();
    assert_eq!(count("SELECT count(*) FROM journal WHERE instr(body, ?1) > 0"), 0);
    assert_eq!(count("SELECT count(*) FROM request WHERE instr(answer, ?1) > 0"), 0);
    assert_eq!(count("SELECT count(*) FROM journal_personal WHERE instr(value, ?1) > 0"), 10);
}
