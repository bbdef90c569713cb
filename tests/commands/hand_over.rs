//! The machine goes home.

use kernel::Code;
use serde_json::{Value, json};
use std::time::Duration;
use tests::{TempShop, codes_on, faults, intake, past_the_store, quote_line as line, refused_to, voucher_of};

/// An order whose machine is ready, settled and paid.
fn paid(shop: &TempShop, i: u32) -> String {
    let id = shop.ready(i, &[line("labour", 5_000, "customer")]);
    shop.settle(&id);
    shop.pay(&id, 5_000);
    id
}

fn with(mut input: Value, changes: &[(&str, Value)]) -> Value {
    for (field, to) in changes {
        input[*field] = to.clone();
    }
    input
}

fn gates(failure: &kernel::Failure) -> Vec<&'static str> {
    failure.gates.iter().map(|gate| gate.gate).collect()
}

#[test]
fn the_voucher_the_code_or_the_phone_proves_who_comes() {
    let shop = TempShop::new();
    for (i, against) in [(1, "voucher"), (2, "code"), (3, "phone")] {
        let id = paid(&shop, i);
        let proof = match against {
            "voucher" => json!(voucher_of(shop.root(), &id)),
            "code" => shop.call("repair.pick_up_code", json!({"id": id}))["code"].clone(),
            _ => json!("0000"),
        };
        let input = with(shop.collecting(&id), &[("against", json!(against)), ("proof", proof)]);
        assert_eq!(shop.call("hand_over.make", input)["stage"], "handed_over", "{against}");
        let card = shop.call("hand_over.card", json!({"id": id}));
        let done = card["done"].clone();
        assert_eq!(
            (&done["against"], &done["outcome"], &done["owed"]),
            (&json!(against), &json!("repaired"), &json!(0))
        );
        assert_eq!(card["prepared"]["outcome"], "repaired");
        let history = shop.call("repair.history", json!({"id": id})).to_string();
        assert!(history.contains("hand_over.make"), "{history}");
    }
    // The weakest of them is listed; one that was taken back is none.
    let figures = || shop.call("repair.figures", json!({"from": "2026-11-01", "to": "2026-11-30"}));
    let found = figures();
    let gone = &found["gone_by_phone"];
    assert_eq!((&found["by_phone"], gone.as_array().map(Vec::len)), (&json!(1), Some(1)));
    assert_eq!(gone[0]["by"], "周明远");
    let id = &gone[0]["repair"];
    let seen = shop.card(id.as_str().unwrap())["seen_seq"].clone();
    shop.call("repair.reopen", json!({"id": id, "seen_seq": seen, "reason": "还有一根线没给"}));
    assert_eq!((&figures()["by_phone"], &figures()["gone_by_phone"]), (&json!(0), &json!([])));
}

/// What hangs on the machine, and what every screen shows, proves nothing of who comes for it.
#[test]
fn the_label_and_the_masked_number_are_no_proof() {
    let shop = TempShop::new();
    let id = paid(&shop, 1);
    let card = shop.card(&id);
    let voucher = voucher_of(shop.root(), &id);
    assert_ne!(json!(voucher), card["code"]);
    let tail = card["phone_masked"].as_str().unwrap()[7..].to_owned();
    for (against, proof) in [("voucher", card["code"].clone()), ("phone", json!(tail))] {
        let input = with(shop.collecting(&id), &[("against", json!(against)), ("proof", proof)]);
        assert_eq!(faults(&shop.refused("hand_over.make", input)), [("proof", "field.wrong_proof")]);
    }
    // Scanned anywhere, the customer's paper opens its order, and only that one.
    let find = |text: &str| {
        shop.call("repair.find", json!({"view": "all", "text": text, "limit": 9}))["rows"].clone()
    };
    shop.order(2);
    let found = find(&voucher);
    assert_eq!((found.as_array().unwrap().len(), &found[0]["id"]), (1, &json!(id)));
    assert_eq!(find(&voucher[..12]), json!([]), "it is not searched for by its beginning");
    assert_eq!(shop.call("repair.pick", json!({"texts": [voucher]}))["rows"][0]["id"], json!(id));
    // It stands on the customer's papers and nowhere that the program tells of.
    let papers = [
        ("repair.job_card", json!({"id": id}), &voucher),
        ("repair.device_label", json!({"id": id}), &card["code"].as_str().unwrap().to_owned()),
    ];
    for (name, input, code) in papers {
        let paper = shop.desk.paper(&shop.window, name, input).unwrap();
        assert!(codes_on(&paper.bytes).iter().any(|read| read.ends_with(code.as_str())), "{name}");
    }
    let told = [card, shop.call("repair.history", json!({"id": id})), find("张伟")];
    assert!(told.iter().all(|told| !told.to_string().contains(&voucher)));
    let journal = past_the_store(shop.root());
    let said = "SELECT count(*) FROM journal WHERE body LIKE '%' || ?1 || '%'";
    let said: i64 = journal.query_row(said, [&voucher], |row| row.get(0)).unwrap();
    assert_eq!(said, 0);
}

/// An order from before there were vouchers: its papers carry its code.
#[test]
fn an_older_order_is_handed_over_against_its_code() {
    let shop = TempShop::new();
    let id = paid(&shop, 1);
    let own =
        |shop: &TempShop| shop.call("hand_over.card", json!({"id": id}))["prepared"]["own_voucher"].clone();
    assert_eq!(own(&shop), true);
    past_the_store(shop.root()).execute("UPDATE repair SET voucher = NULL", []).unwrap();
    assert_eq!(own(&shop), false);
    let proof = shop.card(&id)["code"].clone();
    let input = with(shop.collecting(&id), &[("against", json!("voucher")), ("proof", proof)]);
    assert_eq!(shop.call("hand_over.make", input)["stage"], "handed_over");
}

#[test]
fn three_wrong_proofs_make_everybody_wait_and_the_right_one_forgives() {
    let shop = TempShop::new();
    let id = paid(&shop, 1);
    let wrong = |proof: &str| with(shop.collecting(&id), &[("proof", json!(proof))]);
    // The same one again, and one that is not compared since the signature is missing, are no tries.
    let unsigned = with(wrong("9996"), &[("how", json!("pad"))]);
    for _ in 0..4 {
        assert_eq!(
            faults(&shop.refused("hand_over.make", unsigned.clone())),
            [("signature", "field.no_signature")]
        );
    }
    for proof in ["9999", "9999", "99 99", "9998", "9999", "9997"] {
        let refused = shop.refused("hand_over.make", wrong(proof));
        assert_eq!(faults(&refused), [("proof", "field.wrong_proof")], "{proof}");
    }
    let waits = shop.refused("hand_over.make", shop.collecting(&id));
    assert_eq!((waits.message, waits.params["minutes"].as_str()), ("hand_over.wait", "10"));
    assert_eq!((gates(&waits), waits.gates[0].lifted_by), (vec!["proof_wait"], Some("override_gates")));
    // Each is told, and none by its digits.
    let history = shop.call("repair.history", json!({"id": id}));
    let tries = history.as_array().unwrap().iter().filter(|row| row.to_string().contains("wrong_proof"));
    assert_eq!(tries.count(), 3, "{history}");
    let sums = "SELECT (SELECT count(*) FROM journal WHERE body LIKE '%9998%')
                     + (SELECT count(*) FROM hand_over_attempt WHERE tried LIKE '%\"9998\"%')";
    let kept: i64 = past_the_store(shop.root()).query_row(sums, [], |row| row.get(0)).unwrap();
    assert_eq!(kept, 0);
    shop.clock.pass(Duration::from_secs(9 * 60 + 59));
    shop.sign_in();
    assert_eq!(shop.refused("hand_over.make", shop.collecting(&id)).message, "hand_over.wait");
    shop.clock.pass(Duration::from_secs(1));
    // One more wrong one is the first of the next three. An empty one is none.
    assert_eq!(faults(&shop.refused("hand_over.make", wrong("0001"))), [("proof", "field.wrong_proof")]);
    assert_eq!(faults(&shop.refused("hand_over.make", wrong(" "))), [("proof", "field.empty")]);
    // Another order's tries are its own.
    let other = paid(&shop, 2);
    shop.call("hand_over.make", shop.collecting(&other));
    assert_eq!(shop.call("hand_over.make", shop.collecting(&id))["stage"], "handed_over");
}

#[test]
fn the_wait_after_wrong_proofs_is_passed_over_by_right_and_with_a_reason() {
    let shop = TempShop::new();
    let id = paid(&shop, 1);
    for proof in ["9999", "9998", "9997"] {
        shop.refused("hand_over.make", with(shop.collecting(&id), &[("proof", json!(proof))]));
    }
    let reasoned = |proof: &str| {
        let changes = [("proof", json!(proof)), ("override_reason", json!("本人到场，已核身份证"))];
        with(shop.collecting(&id), &changes)
    };
    let right = shop.collecting(&id)["proof"].as_str().unwrap().to_owned();
    let front = shop.person("李翠", "0012", &["front_desk"]);
    let refused = refused_to(&shop.desk, &front, "hand_over.make", reasoned(&right));
    assert_eq!(refused.message, "hand_over.wait");
    // The wait is passed over, the proof is not; a wrong one makes all others wait on.
    shop.clock.pass(Duration::from_secs(4 * 60));
    assert_eq!(faults(&shop.refused("hand_over.make", reasoned("9996"))), [("proof", "field.wrong_proof")]);
    let waits = shop.refused("hand_over.make", shop.collecting(&id));
    assert_eq!(waits.params["minutes"], "10");
    assert_eq!(shop.call("hand_over.make", reasoned(&right))["stage"], "handed_over");
    let passed =
        shop.call("repair.overrides", json!({"from": "2026-11-21", "to": "2026-11-21", "limit": 50}));
    assert_eq!(
        (&passed["rows"][0]["gates"], &passed["rows"][0]["reason"]),
        (&json!(["proof_wait"]), &json!("本人到场，已核身份证"))
    );
}

/// All but the proof, which is compared with what the shop keeps only when nothing else is wrong.
#[test]
fn everything_that_is_missing_is_told_at_once() {
    let shop = TempShop::new();
    let mut opening = intake(1);
    opening["accessories"] = json!(["sim", "case"]);
    let id = shop.call("repair.open", opening)["id"].as_str().unwrap().to_owned();
    shop.make_ready(&id, &[line("part", 5_000, "customer")]);
    shop.settle(&id);
    shop.pay(&id, 5_000);
    let changes = [
        ("proof", json!(" ")),
        ("how", json!("pad")),
        ("accessories", json!(["sim"])),
        ("old_parts", json!("none")),
    ];
    let refused = shop.refused("hand_over.make", with(shop.collecting(&id), &changes));
    let expected = [
        ("proof", "field.empty"),
        ("signature", "field.no_signature"),
        ("old_parts", "field.old_parts_open"),
        ("accessories", "hand_over.accessories_open"),
    ];
    assert_eq!(faults(&refused), expected);
    // One that was never left here is a slip.
    let strange = with(shop.collecting(&id), &[("accessories", json!(["sim", "case", "box"]))]);
    assert_eq!(
        faults(&shop.refused("hand_over.make", strange)),
        [("accessories", "hand_over.accessories_strange")]
    );
    // A lost one is passed over by right and with a reason.
    let lost = with(
        shop.collecting(&id),
        &[("accessories", json!(["sim"])), ("override_reason", json!("壳丢失，已赔"))],
    );
    let front = shop.person("李翠", "0012", &["front_desk"]);
    let refused = refused_to(&shop.desk, &front, "hand_over.make", lost.clone());
    assert_eq!(faults(&refused), [("accessories", "hand_over.accessories_open")]);
    shop.call("hand_over.make", lost);
    assert!(shop.call("repair.history", json!({"id": id})).to_string().contains("壳丢失，已赔"));
    let passed =
        shop.call("repair.overrides", json!({"from": "2026-11-21", "to": "2026-11-21", "limit": 50}));
    let passed = &passed["rows"];
    assert_eq!(
        (&passed[0]["gates"], &passed[0]["reason"]),
        (&json!(["accessories_open"]), &json!("壳丢失，已赔"))
    );
}

#[test]
fn an_unsettled_or_unpaid_machine_stays_until_it_is_released_by_right() {
    let shop = TempShop::new();
    let id = shop.ready(1, &[line("labour", 5_000, "customer")]);
    let refused = shop.refused("hand_over.make", shop.collecting(&id));
    assert_eq!((refused.message, gates(&refused)), ("repair.gates_open", vec!["settlement_missing"]));
    shop.settle(&id);
    shop.pay(&id, 4_999);
    let on_account = with(shop.collecting(&id), &[("owed_reason", json!("老客户月结"))]);
    let front = shop.person("李翠", "0012", &["front_desk"]);
    let refused = refused_to(&shop.desk, &front, "hand_over.make", on_account.clone());
    assert_eq!(gates(&refused), ["money_owed"]);
    assert_eq!(gates(&shop.refused("hand_over.make", shop.collecting(&id))), ["money_owed"]);
    shop.call("hand_over.make", on_account);
    let debts = shop.call("payment.debts", json!({}));
    let row = &debts["rows"][0];
    assert_eq!((&debts["total"], &row["owed"], &row["reason"]), (&json!(1), &json!(1), &json!("老客户月结")));
    // Their next machine is taken in with the debt in sight.
    let known = shop.call("customer.by_phone", json!({"phone": "13800000001"}));
    assert_eq!(known[0]["debts"][0]["owed"], 1, "{known}");
    shop.pay(&id, 1);
    let none = json!({"companies": [], "rows": [], "count": 0, "total": 0, "next": null});
    assert_eq!(shop.call("payment.debts", json!({})), none);
    let known = shop.call("customer.by_phone", json!({"phone": "13800000001"}));
    assert_eq!(known[0]["debts"], json!([]));
}

#[test]
fn the_passcode_goes_and_a_second_desk_is_told() {
    let shop = TempShop::new();
    let id = paid(&shop, 1);
    shop.call("passcode.set", json!({"repair": id, "seen_seq": 0, "kind": "digits", "secret": "4711"}));
    let stale = shop.collecting(&id);
    let retried = shop.with_request(3);
    let first = shop.call_as(&retried, "hand_over.make", stale.clone());
    assert_eq!(shop.call_as(&retried, "hand_over.make", stale.clone()), first);
    assert_eq!(shop.refused("hand_over.make", stale).message, "repair.no_such_step");
    assert_eq!(shop.card(&id)["passcode"]["purged"], true);
    assert_eq!(shop.refused("passcode.show", json!({"id": id})).message, "passcode.purged");
}

#[test]
fn only_who_may_hand_over_does_and_sees_the_code() {
    let shop = TempShop::new();
    let id = paid(&shop, 1);
    let technician = shop.person("王建国", "0021", &["technician"]);
    let input = shop.collecting(&id);
    assert_eq!(refused_to(&shop.desk, &technician, "hand_over.make", input).code, Code::Forbidden);
    let look = json!({"id": id});
    assert_eq!(
        refused_to(&shop.desk, &technician, "repair.pick_up_code", look.clone()).code,
        Code::Forbidden
    );
    let code = shop.call("repair.pick_up_code", look.clone())["code"].as_str().unwrap().to_owned();
    assert!(code.len() == 6 && code.bytes().all(|byte| byte.is_ascii_digit()), "{code}");
    let history = shop.call("repair.history", look).to_string();
    assert!(history.contains("repair.pick_up_code") && !history.contains(&code), "{history}");
    let early = shop.order(2);
    let refused = shop.refused("repair.pick_up_code", json!({"id": early}));
    assert_eq!(refused.message, "repair.no_pick_up_code");
}
