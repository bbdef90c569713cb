//! When the customer is asked, what they say, and who is told.

use super::{Quoting, SIGNED, line, refusal, screen, with};
use kernel::Code;
use serde_json::{Value, json};
use std::time::Duration;
use tests::{TempShop, faults, intake};

#[test]
fn a_quote_edited_while_the_customer_consents_is_told() {
    let shop = TempShop::new();
    let order = Quoting::new(&shop);
    order.offer(screen());
    let failure = shop.refused("quote.write", order.draft(screen()));
    assert_eq!(refusal(&failure), (Code::Refused, "quote.is_offered"));
    let yes = order.answering(1, "agreed");
    let mut stale = order.offering(1);
    stale["seen_seq"] = json!(1);
    assert_eq!(refusal(&shop.refused("quote.withdraw", stale)), (Code::Conflict, "edit.stale"));
    let withdrawn = shop.call("quote.withdraw", order.offering(1));
    assert_eq!(withdrawn, json!({"version": 2}));
    let quotes = order.quotes();
    assert_eq!(
        (&quotes["open"]["version"], &quotes["open"]["totals"]["customer"]),
        (&json!(2), &json!(85_000))
    );
    let failure = shop.refused("quote.answer", yes.clone());
    assert_eq!(
        (refusal(&failure), failure.params["version"].as_str()),
        ((Code::Conflict, "quote.replaced"), "2")
    );
    shop.call("quote.offer", order.offering(2));
    assert_eq!(refusal(&shop.refused("quote.answer", yes)), (Code::Conflict, "quote.replaced"));
    order.answer(2, "agreed");
    assert_eq!(
        (order.states(), order.stage()),
        (vec!["replaced".into(), "agreed".into()], json!("repairing"))
    );
    let failure = shop.refused("quote.withdraw", order.offering(1));
    assert_eq!(failure.message, "quote.replaced");
}

#[test]
fn two_who_write_the_answer_down_are_told_apart() {
    let shop = TempShop::new();
    let order = Quoting::new(&shop);
    order.offer(screen());
    let (yes, no) = (order.answering(1, "agreed"), order.answering(1, "declined"));
    let front = shop.person("李翠", "0012", &["front_desk"]);
    shop.call_as(&front, "quote.answer", yes);
    let failure = shop.refused("quote.answer", no);
    assert_eq!(refusal(&failure), (Code::Conflict, "quote.answered"));
    assert_eq!(order.states(), ["agreed"]);
    // And two who offer.
    let other = Quoting::of(&shop, intake(2));
    other.write(screen());
    let offering = other.offering(1);
    shop.call("quote.offer", offering.clone());
    assert_eq!(refusal(&shop.refused("quote.offer", offering)), (Code::Refused, "quote.is_offered"));
}

#[test]
fn up_to_what_the_customer_allowed_nobody_asks() {
    let shop = TempShop::new();
    let mut taken_in = intake(1);
    taken_in["ask_above"] = json!(85_000);
    let within = Quoting::of(&shop, taken_in);
    let offered = within.offer(screen());
    assert_eq!((&offered["state"], &offered["stage"]), (&json!("agreed"), &json!("repairing")));
    assert_eq!(within.quotes()["agreed"]["answer"]["how"], "within_limit");
    let mut taken_in = intake(2);
    taken_in["ask_above"] = json!(84_999);
    let above = Quoting::of(&shop, taken_in);
    assert_eq!(above.offer(screen())["state"], "offered");
}

#[test]
fn a_yes_is_kept_though_something_else_stands_before_the_repair() {
    let shop = TempShop::new();
    let order = Quoting::new(&shop);
    let covered = with(line("part", "主板", 120_000), "payer", json!("maker"));
    order.offer(json!([covered, line("labour", "清洁", 5_000)]));
    assert_eq!(order.answer(1, "agreed")["stage"], "awaiting_consent");
    assert_eq!(order.states(), ["agreed"]);
    let seen = order.quotes()["seen_seq"].clone();
    shop.call(
        "cover.decide",
        json!({"id": order.id, "seen_seq": seen, "cover": "in_warranty", "basis": "发票"}),
    );
    order.step("repairing");
}

#[test]
fn a_supplement_is_asked_for_and_what_was_agreed_stands_meanwhile() {
    let shop = TempShop::new();
    let order = Quoting::new(&shop);
    order.offer(screen());
    order.answer(1, "agreed");
    let dearer = json!([line("part", "屏幕总成", 80_000), line("labour", "二级维修", 5_001)]);
    let offered = order.offer(dearer.clone());
    assert_eq!((&offered["state"], &offered["stage"]), (&json!("offered"), &json!("repairing")));
    let seen = shop.card(&order.id)["seen_seq"].clone();
    let failure = shop.refused("repair.step", json!({"id": order.id, "seen_seq": seen, "to": "testing"}));
    assert!(failure.gates.iter().any(|gate| gate.gate == "quote_above_consent"), "{failure:?}");
    assert_eq!(order.answer(2, "declined")["stage"], "repairing");
    assert_eq!(order.quotes()["agreed"]["version"], 1, "the work goes on under it");
    order.offer(dearer);
    order.answer(3, "agreed");
    assert_eq!(order.states(), ["replaced", "declined", "agreed"]);
    // No more than was agreed to: nobody asks again.
    let offered = order.offer(screen());
    assert_eq!(offered["state"], "agreed");
    assert_eq!(order.quotes()["agreed"]["answer"]["how"], "within_limit");
    assert_eq!(order.states(), ["replaced", "declined", "replaced", "agreed"]);
}

#[test]
fn an_answer_can_be_shown_later() {
    let shop = TempShop::new();
    let order = Quoting::new(&shop);
    order.offer(screen());
    let refused = |changes: &[(&str, Value)]| {
        let mut answer = order.answering(1, "agreed");
        for (field, to) in changes {
            answer[*field] = to.clone();
        }
        let failure = shop.refused("quote.answer", answer);
        failure.fields.iter().map(|fault| (fault.field.to_string(), fault.message)).collect::<Vec<_>>()
    };
    let at = |field: &str, message| vec![(field.to_owned(), message)];
    assert_eq!(refused(&[("who", json!(" "))]), at("who", "field.empty"));
    assert_eq!(refused(&[("number", json!(""))]), at("number", "field.empty"));
    assert_eq!(refused(&[("how", json!("in_person"))]), at("signature", "field.no_signature"));
    let scribble = ("signature", json!("[[1]]"));
    assert_eq!(refused(&[("how", json!("in_person")), scribble]), at("signature", "field.no_signature"));
    let broken = ("signature", json!("<svg/>"));
    assert_eq!(refused(&[("how", json!("in_person")), broken]), at("signature", "field.bad_signature"));
    assert_eq!(refused(&[("how", json!("within_limit"))]), at("how", "field.bad_channel"));
    assert_eq!(order.states(), ["offered"]);
    let mut signed = order.answering(1, "agreed");
    (signed["how"], signed["signature"], signed["number"]) = (json!("in_person"), json!(SIGNED), json!(""));
    shop.call("quote.answer", signed);
    assert_eq!(order.quotes()["agreed"]["answer"]["signature"], SIGNED);
}

#[test]
fn a_quote_signed_on_paper_is_a_consent_without_strokes() {
    let shop = TempShop::new();
    let order = Quoting::new(&shop);
    order.offer(screen());
    let mut signed = order.answering(1, "agreed");
    (signed["how"], signed["number"], signed["who"]) = (json!("on_paper"), json!(""), json!(""));
    let failure = shop.refused("quote.answer", signed.clone());
    assert_eq!(failure.fields.iter().map(|fault| fault.field.as_ref()).collect::<Vec<_>>(), ["who"]);
    signed["who"] = json!("张伟");
    assert_eq!(shop.call("quote.answer", signed)["stage"], "repairing");
    let answer = &order.quotes()["agreed"]["answer"];
    assert_eq!((&answer["how"], &answer["signature"]), (&json!("on_paper"), &Value::Null));
}

#[test]
fn a_quote_is_good_through_its_last_day() {
    let shop = TempShop::new();
    let order = Quoting::new(&shop);
    let mut draft = order.draft(screen());
    draft["valid_to"] = json!("2026-11-21");
    shop.call("quote.write", draft);
    shop.call("quote.offer", order.offering(1));
    shop.clock.pass(Duration::from_secs(24 * 60 * 60));
    shop.sign_in();
    let failure = shop.refused("quote.answer", order.answering(1, "agreed"));
    assert_eq!(refusal(&failure), (Code::Refused, "quote.expired"));
    shop.call("quote.withdraw", order.offering(1));
    assert_eq!(shop.refused("quote.offer", order.offering(2)).message, "quote.expired");
    order.write(screen());
    shop.call("quote.offer", order.offering(2));
    order.answer(2, "agreed");
}

#[test]
fn a_retry_happens_once() {
    let shop = TempShop::new();
    let order = Quoting::new(&shop);
    order.write(screen());
    let (offering, retried) = (order.offering(1), shop.with_request(5));
    let first = shop.call_as(&retried, "quote.offer", offering.clone());
    assert_eq!(shop.call_as(&retried, "quote.offer", offering), first);
    let (answer, retried) = (order.answering(1, "agreed"), shop.with_request(6));
    let first = shop.call_as(&retried, "quote.answer", answer.clone());
    assert_eq!(shop.call_as(&retried, "quote.answer", answer), first);
    assert_eq!(order.states(), ["agreed"]);
}

#[test]
fn another_part_or_a_shorter_warranty_is_asked_for() {
    let shop = TempShop::new();
    let order = Quoting::new(&shop);
    order.offer(screen());
    order.answer(1, "agreed");
    for (field, to) in [("grade", json!("third_party")), ("days", json!(30)), ("name", json!("电池"))] {
        let worse = with(line("part", "屏幕总成", 1), field, to);
        let version = order.write(json!([worse]));
        assert_eq!(shop.call("quote.offer", order.offering(version))["state"], "offered", "{field}");
        order.answer(version, "declined");
    }
    let cheaper = with(line("part", "屏幕总成", 79_999), "days", json!(91));
    assert_eq!(order.offer(json!([cheaper]))["state"], "agreed");
}

#[test]
fn who_said_no_or_comes_back_for_free_is_asked_whatever_was_allowed() {
    let shop = TempShop::new();
    let mut taken_in = intake(1);
    taken_in["ask_above"] = json!(84_999);
    let order = Quoting::of(&shop, taken_in);
    order.offer(screen());
    order.answer(1, "declined");
    order.step("diagnosing");
    let cheaper = json!([line("part", "屏幕总成", 84_998)]);
    order.step("quoting");
    assert_eq!(order.offer(cheaper)["state"], "offered");
}

#[test]
fn what_nobody_asks_up_to_is_raised_by_a_quote_only() {
    let shop = TempShop::new();
    let order = Quoting::new(&shop);
    let raised = shop.correction(&order.id, &[("ask_above", json!(1))]);
    assert_eq!(faults(&shop.refused("repair.correct", raised)), [("ask_above", "field.not_raised")]);
}

#[test]
fn a_hold_is_no_way_round_the_time_of_a_price() {
    let shop = TempShop::new();
    let early = Quoting { shop: &shop, id: shop.order(9) };
    let hold = |order: &Quoting<'_>| {
        let seen = shop.card(&order.id)["seen_seq"].clone();
        let held =
            json!({"id": order.id, "seen_seq": seen, "to": "on_hold", "hold": "other", "reason": "等"});
        shop.call("repair.step", held);
    };
    hold(&early);
    early.write(screen());
    assert_eq!(shop.refused("quote.offer", early.offering(1)).message, "quote.too_early");
    let mut taken_in = intake(1);
    taken_in["ask_above"] = json!(90_000);
    let order = Quoting::of(&shop, taken_in);
    order.offer(json!([line("labour", "二级维修", 5_000)]));
    order.step("testing");
    order.step_as("ready", json!("repaired"));
    order.write(json!([line("labour", "二级维修", 5_001)]));
    assert_eq!(shop.refused("quote.offer", order.offering(2)).message, "quote.must_not_rise");
    hold(&order);
    assert_eq!(shop.refused("quote.offer", order.offering(2)).message, "quote.must_not_rise");
}
