//! Who pays in the end: warranties, declined repairs, nothing found, the shop's rules.

use super::{Quoting, line, refusal, screen, with};
use kernel::{Code, Failure};
use serde_json::{Value, json};
use tests::{TempShop, faults, intake};

#[test]
fn a_covered_repair_needs_no_answer_but_a_decision() {
    let shop = TempShop::new();
    let order = Quoting::new(&shop);
    let covered = with(line("part", "主板", 120_000), "payer", json!("maker"));
    let offered = order.offer(json!([covered]));
    assert_eq!((&offered["state"], &offered["stage"]), (&json!("agreed"), &json!("awaiting_consent")));
    assert_eq!(order.quotes()["agreed"]["answer"]["how"], "nothing_to_pay");
    let decide = |cover: &str, basis: &str| json!({"id": order.id, "seen_seq": order.quotes()["seen_seq"], "cover": cover, "basis": basis});
    let failure = shop.refused("cover.decide", decide("in_warranty", " "));
    assert_eq!(faults(&failure), [("basis", "field.empty")]);
    let step = |seen: &Value| json!({"id": order.id, "seen_seq": seen, "to": "repairing"});
    let decided = shop.call("cover.decide", decide("out_of_warranty", "进液"));
    let failure = shop.refused("repair.step", step(&decided["seen_seq"]));
    assert_eq!(failure.gates.iter().map(|gate| gate.gate).collect::<Vec<_>>(), ["cover_undecided"]);
    let decided = shop.call("cover.decide", decide("in_warranty", "发票 2026-01-05"));
    assert_eq!(order.quotes()["cover"], "in_warranty");
    assert_eq!(shop.call("repair.step", step(&decided["seen_seq"]))["stage"], "repairing");
    let mut stale = decide("out_of_warranty", "重新判定");
    stale["seen_seq"] = json!(1);
    assert_eq!(shop.refused("cover.decide", stale).message, "edit.stale");
}

/// A rule as its form begins: the newest of its kind.
fn rule(shop: &TempShop, kind: &str) -> Value {
    let rules = shop.call("price.all", json!({}))["rules"].as_array().unwrap().clone();
    let mut rule = rules.into_iter().rfind(|rule| rule["rule"] == kind).unwrap();
    for told in ["in_force", "used"] {
        rule.as_object_mut().unwrap().remove(told);
    }
    rule
}

/// Makes the declined fee count, and an inspection cost ¥50.01.
fn inspection(shop: &TempShop) {
    let mut rule = rule(shop, "declined_fee");
    rule["active"] = json!(true);
    shop.call("price.keep_rule", rule);
    let price = json!({
        "id": null, "line": "fee", "name": "检测费", "kind": null, "brand": null, "model": null, "level": null,
        "inspection": true, "amount": 5_001, "grade": null, "days": null, "valid_from": "2026-01-01",
        "valid_to": null, "active": true,
    });
    shop.call("price.keep", price);
}

#[test]
fn a_declined_repair_goes_back_and_pays_its_part_of_the_inspection() {
    let shop = TempShop::new();
    let free = Quoting::new(&shop);
    free.offer(screen());
    assert_eq!(free.answer(1, "declined")["stage"], "ready");
    assert_eq!((free.states(), free.quotes()["agreed"].clone()), (vec!["declined".into()], Value::Null));
    assert_eq!(shop.card(&free.id)["outcome"], "declined");
    inspection(&shop);
    let order = Quoting::of(&shop, intake(2));
    order.offer(screen());
    assert_eq!(order.answer(1, "declined")["stage"], "ready");
    let agreed = order.quotes()["agreed"].clone();
    assert_eq!((&agreed["version"], &agreed["totals"]["all"]), (&json!(2), &json!(1_500)));
    // Nobody agreed to it: it counts by the shop's rule.
    let answer = &agreed["answer"];
    assert_eq!((&agreed["lines"][0]["name"], &answer["how"]), (&json!("检测费"), &json!("by_rule")));
    assert_eq!((&answer["answer"], &answer["who"]), (&json!("declined"), &json!("")));
    assert_eq!((&answer["number_masked"], &answer["signature"]), (&json!(""), &Value::Null));
    assert!(agreed["lines"][0]["rule"].is_string() && agreed["lines"][0]["price"].is_string());
    // At the counter the price may still fall, not rise.
    let failure = {
        let version = order.write(json!([line("fee", "检测费", 1_501)]));
        shop.refused("quote.offer", order.offering(version))
    };
    assert_eq!(refusal(&failure), (Code::Refused, "quote.must_not_rise"));
    assert_eq!(order.offer(json!([line("fee", "检测费", 1_499)]))["state"], "agreed");
    assert_eq!(order.stage(), "ready");
    let answer = order.quotes()["agreed"]["answer"].clone();
    assert_eq!(
        (&answer["answer"], &answer["how"]),
        (&json!("declined"), &json!("by_rule")),
        "nobody said yes"
    );
}

#[test]
fn nobody_pays_for_a_no_more_than_they_were_told_at_intake() {
    let shop = TempShop::new();
    let asked = json!({"kind": "phone", "brand": "OPPO", "model": "Reno12", "catalogue": null});
    assert_eq!(shop.call("price.fee_to_tell", asked.clone()), json!({"fee": null}));
    let before = Quoting::new(&shop);
    inspection(&shop);
    let told = json!({"fee": {"percent": 30, "inspection": 5_001, "most": 1_500}});
    assert_eq!(shop.call("price.fee_to_tell", asked), told);
    let charged = |order: &Quoting<'_>| {
        order.offer(screen());
        assert_eq!(order.answer(1, "declined")["stage"], "ready");
        order.quotes()["agreed"]["totals"]["all"].clone()
    };
    assert_eq!(charged(&before), Value::Null, "the rule came after the intake");
    let by_word = |i: u32, fee_told: Value| {
        let consent = json!({"how": "told", "signature": null, "fee_told": fee_told});
        Quoting::of(&shop, with(intake(i), "consent", consent))
    };
    assert_eq!(charged(&by_word(2, Value::Null)), Value::Null, "nobody told it");
    assert_eq!(charged(&by_word(3, json!(1_499))), Value::Null, "less was told");
    assert_eq!(charged(&by_word(4, json!(1_500))), 1_500);
    let on_screen = json!({"how": "pad", "signature": super::SIGNED, "fee_told": 1_500});
    assert_eq!(charged(&Quoting::of(&shop, with(intake(5), "consent", on_screen))), 1_500);
    // What the shop asks of others since is not asked of them.
    let told = Quoting::of(&shop, intake(6));
    let mut dearer = rule(&shop, "declined_fee");
    dearer["figures"] = json!({"percent": 100});
    shop.call("price.keep_rule", dearer);
    assert_eq!(charged(&told), 1_500);
    assert_eq!(charged(&Quoting::of(&shop, intake(7))), 5_001);
}

#[test]
fn a_no_is_no_yes_to_work_though_a_fee_is_paid() {
    let shop = TempShop::new();
    inspection(&shop);
    let order = Quoting::new(&shop);
    order.offer(screen());
    assert_eq!(order.answer(1, "declined")["stage"], "ready");
    let step = |to: &str| {
        json!({"id": order.id, "seen_seq": shop.card(&order.id)["seen_seq"], "to": to, "reason": "测试",
            "override_reason": "测试"})
    };
    let gates = |failure: Failure| failure.gates.iter().map(|gate| gate.gate).collect::<Vec<_>>();
    assert_eq!(gates(shop.refused("repair.step", step("repairing"))), ["quote_missing"]);
    // They think again: it is looked at and quoted anew, and told what was declined counts for nothing.
    order.step("diagnosing");
    assert_eq!(shop.card(&order.id)["outcome"], Value::Null);
    assert_eq!(gates(shop.refused("repair.step", step("repairing"))), ["quote_missing"]);
    order.step("quoting");
    let version = order.write(json!([line("labour", "二级维修", 1_000)]));
    assert_eq!(
        shop.call("quote.offer", order.offering(version))["state"],
        "offered",
        "asked below the fee, too"
    );
    assert_eq!(order.answer(version, "agreed")["stage"], "repairing");
}

#[test]
fn a_refusal_on_hold_opens_no_repair() {
    let shop = TempShop::new();
    inspection(&shop);
    let order = Quoting::new(&shop);
    order.offer(screen());
    let seen = shop.card(&order.id)["seen_seq"].clone();
    let held = json!({"id": order.id, "seen_seq": seen, "to": "on_hold", "hold": "customer", "reason": "等"});
    shop.call("repair.step", held);
    order.answer(1, "declined");
    order.step("awaiting_consent");
    let steps = shop.call("repair.steps", json!({"id": order.id}));
    let row = steps["rows"].as_array().unwrap().iter().find(|row| row["to"] == "repairing").unwrap().clone();
    assert_eq!(row["gates"][0]["gate"], "quote_missing");
}

#[test]
fn what_was_not_done_is_not_charged() {
    let shop = TempShop::new();
    let order = Quoting::new(&shop);
    order.offer(screen());
    order.answer(1, "agreed");
    // A fee that they agreed to beside the work is paid, the work is not; a log of some of it changes nothing.
    let mut with_fee = screen();
    with_fee.as_array_mut().unwrap().push(line("fee", "检测费", 3_000));
    order.offer(with_fee);
    order.answer(2, "agreed");
    let logged = json!({"repair": order.id, "kind": "work", "action": null, "text": "屏幕已装", "before": [], "after": []});
    shop.call("log.add", logged);
    order.step("diagnosing");
    order.step_as("ready", json!("declined"));
    assert_eq!(order.states(), ["replaced", "replaced", "agreed"]);
    let agreed = order.quotes()["agreed"].clone();
    assert_eq!(
        (&agreed["totals"]["customer"], &agreed["answer"]["answer"]),
        (&json!(3_000), &json!("declined"))
    );
    // Nor does work come back onto the bill by a new version.
    let settle = || shop.settling(&order.id);
    assert_eq!(order.offer(json!([line("labour", "二级维修", 3_000)]))["state"], "offered");
    order.answer(4, "agreed");
    assert_eq!(refusal(&shop.refused("settlement.make", settle())), (Code::Refused, "settlement.not_done"));
    order.offer(json!([line("fee", "检测费", 3_000)]));
    order.answer(5, "agreed");
    assert_eq!(shop.call("settlement.make", settle())["owed"], 3_000);
}

#[test]
fn whoever_wants_nothing_more_done_pays_by_the_rule_only() {
    let shop = TempShop::new();
    inspection(&shop);
    for (i, stage) in [(1, "repairing"), (2, "awaiting_parts")] {
        let order = Quoting::of(&shop, intake(i));
        let covered = with(line("part", "主板", 120_000), "payer", json!("shop"));
        let both = json!([covered, line("labour", "二级维修", 5_000)]);
        order.offer(both);
        order.answer(1, "agreed");
        if stage == "awaiting_parts" {
            order.step(stage);
        }
        let dearer = json!([line("part", "屏幕总成", 90_000), line("labour", "二级维修", 5_001)]);
        assert_eq!(order.offer(dearer)["state"], "offered");
        let front = shop.person("李翠", &format!("005{i}"), &["front_desk"]);
        let ended = shop.call_as(&front, "quote.answer", order.answering(2, "ended"));
        assert_eq!(ended["stage"], "ready", "from {stage}");
        assert_eq!(shop.card(&order.id)["outcome"], "declined");
        assert_eq!(order.states(), ["replaced", "declined", "agreed"]);
        let quotes = order.quotes();
        let declined = quotes["rows"].as_array().unwrap().iter().find(|row| row["version"] == 2).unwrap();
        assert_eq!(declined["answer"]["answer"], "ended");
        let owed = &quotes["agreed"];
        assert_eq!((&owed["totals"]["customer"], &owed["totals"]["shop"]), (&json!(1_500), &json!(120_000)));
        assert_eq!(owed["answer"]["answer"], "declined", "nobody said yes to any work");
        let seen = shop.card(&order.id)["seen_seq"].clone();
        let back = json!({"id": order.id, "seen_seq": seen, "to": "repairing", "reason": "再修"});
        assert_eq!(shop.refused("repair.step", back).gates[0].gate, "quote_missing");
        assert_eq!(shop.settle(&order.id)["owed"], 1_500);
    }
}

#[test]
fn nothing_more_is_done_once_the_machine_is_back_on_the_bench() {
    let shop = TempShop::new();
    let order = Quoting::new(&shop);
    order.offer(screen());
    order.answer(1, "agreed");
    let seen = shop.card(&order.id)["seen_seq"].clone();
    let held = json!({"id": order.id, "seen_seq": seen, "to": "on_hold", "hold": "customer", "reason": "等"});
    shop.call("repair.step", held);
    order.offer(json!([line("part", "屏幕总成", 90_000)]));
    assert_eq!(order.answer(2, "ended")["stage"], "on_hold");
    order.step("repairing");
    let seen = shop.card(&order.id)["seen_seq"].clone();
    let steps = shop.call("repair.steps", json!({"id": order.id}));
    let to: Vec<&Value> = steps["rows"].as_array().unwrap().iter().map(|row| &row["to"]).collect();
    assert!(!to.contains(&&json!("ready")), "only the customer's word leads there");
    for (to, message) in [("testing", "repair.gates_open"), ("ready", "repair.no_such_step")] {
        let step = json!({"id": order.id, "seen_seq": seen, "to": to, "outcome": "declined"});
        assert_eq!(shop.refused("repair.step", step).message, message);
    }
    order.step("diagnosing");
    order.step_as("ready", json!("declined"));
    assert_eq!(shop.settle(&order.id)["owed"], 0);
}

#[test]
fn nothing_found_or_not_fixable_is_free() {
    let shop = TempShop::new();
    let ready = |i: u32, outcome: &str| {
        let order = Quoting::of(&shop, intake(i));
        let covered = with(line("part", "主板", 120_000), "payer", json!("shop"));
        order.offer(json!([covered, line("labour", "二级维修", 5_000), line("fee", "快递费", 600)]));
        order.answer(1, "agreed");
        order.step("testing");
        order.step_as("ready", json!(outcome));
        order.quotes()["agreed"]["totals"].clone()
    };
    let free = ready(1, "not_repairable");
    assert_eq!((&free["customer"], &free["shop"]), (&json!(0), &json!(120_000)));
    assert_eq!(ready(2, "not_worth")["customer"], 600, "another outcome: the fee, and no work");
    let mut rule = rule(&shop, "free_when_nothing");
    rule["active"] = json!(false);
    shop.call("price.keep_rule", rule);
    assert_eq!(ready(3, "no_fault")["customer"], 600, "the shop's own rule");
}

#[test]
fn what_is_settled_is_quoted_no_more() {
    let shop = TempShop::new();
    inspection(&shop);
    let order = Quoting::new(&shop);
    order.offer(screen());
    order.answer(1, "declined");
    shop.settle(&order.id);
    assert_eq!(shop.refused("quote.write", order.draft(screen())).message, "quote.settled");
}

#[test]
fn lines_are_suggested_after_the_shops_rules() {
    let shop = TempShop::new();
    let order = Quoting::new(&shop);
    let price = |line: &str, name: &str, level: Value, amount: i64, changes: Value| {
        let mut price = json!({
            "id": null, "line": line, "name": name, "kind": null, "brand": null, "model": null, "level": level,
            "amount": amount, "grade": null, "days": null, "valid_from": "2026-01-01", "valid_to": null, "active": true,
        });
        price.as_object_mut().unwrap().extend(changes.as_object().unwrap().clone());
        shop.call("price.keep", price)["id"].clone()
    };
    let all = shop.call("catalogue.all", json!({}));
    let oppo =
        all["brands"].as_array().unwrap().iter().find(|row| row["name"] == "OPPO").unwrap()["id"].clone();
    price("labour", "二级维修", json!("two"), 10_000, json!({}));
    price("labour", "OPPO 二级维修", json!("two"), 12_000, json!({"brand": oppo}));
    price("labour", "一级维修", json!("one"), 5_000, json!({}));
    let screen = price("part", "屏幕总成", Value::Null, 80_000, json!({"grade": "original"}));
    let off =
        price("part", "旧款屏幕", Value::Null, 1, json!({"grade": "original", "valid_to": "2026-11-20"}));
    let suggest =
        |levels: Value, prices: Value| json!({"repair": order.id, "levels": levels, "prices": prices});
    let lines = shop.call(
        "quote.suggest",
        suggest(json!([{"level": "one"}, {"level": "two"}, {"level": "three"}]), json!([screen])),
    );
    let told: Vec<_> = lines["lines"]
        .as_array()
        .unwrap()
        .iter()
        .map(|line| {
            (line["name"].as_str().unwrap(), line["unit"].as_i64().unwrap(), line["why"].as_str().unwrap())
        })
        .collect();
    let expected = [
        ("OPPO 二级维修", 12_000, "price_list"),
        ("一级维修", 0, "labour_once"),
        ("三级维修工时费", 0, "no_price"),
        ("屏幕总成", 80_000, "price_list"),
    ];
    assert_eq!(told, expected);
    // As suggested they may be written.
    let typed: Vec<Value> = lines["lines"]
        .as_array()
        .unwrap()
        .iter()
        .map(|line| {
            let mut line = line.clone();
            line.as_object_mut().unwrap().remove("why");
            line
        })
        .collect();
    order.write(json!(typed));
    assert_eq!(order.quotes()["open"]["totals"]["all"], 92_000);
    let nowhere = "00000000-0000-4000-8000-000000000000";
    let failure = shop.refused("quote.suggest", suggest(json!([]), json!([nowhere, off])));
    assert_eq!(faults(&failure), [("prices[0].id", "field.unknown"), ("prices[1].id", "field.not_in_force")]);
}

/// Puts a line into the price list, and says which.
fn priced(shop: &TempShop, price: Value) -> Value {
    let mut whole = json!({
        "id": null, "line": "labour", "name": "一级维修", "kind": null, "brand": null, "model": null, "level": null,
        "amount": 5_000, "grade": null, "days": null, "valid_from": "2026-01-01", "valid_to": null, "active": true,
    });
    whole.as_object_mut().unwrap().extend(price.as_object().unwrap().clone());
    shop.call("price.keep", whole)["id"].clone()
}

#[test]
fn a_line_says_what_the_list_says_and_why_it_differs() {
    let shop = TempShop::new();
    let order = Quoting::new(&shop);
    let one = priced(&shop, json!({"level": "one"}));
    let of_tv = priced(&shop, json!({"level": "one", "kind": "tv"}));
    let ended = priced(&shop, json!({"level": "two", "valid_to": "2026-11-20"}));
    let labour = |price: &Value, level: &str, unit: i64| {
        with(with(line("labour", "一级维修", unit), "price", price.clone()), "level", json!(level))
    };
    for (typed, message) in [
        (labour(&of_tv, "one", 5_000), "field.other_price"),
        (labour(&one, "two", 5_000), "field.other_price"),
        (labour(&ended, "two", 5_000), "field.not_in_force"),
    ] {
        let failure = shop.refused("quote.write", order.draft(json!([typed])));
        assert_eq!(faults(&failure), [("lines[0].price", message)]);
    }
    let failure = shop.refused("quote.write", order.draft(json!([labour(&one, "one", 4_000)])));
    assert_eq!(faults(&failure), [("lines[0].changed", "field.empty")]);
    let changed = with(labour(&one, "one", 4_000), "changed", json!("老客户"));
    // What the page says of the list is not believed.
    let changed = with(changed, "listed", json!(4_000));
    order.write(json!([changed, line("fee", "快递费", 1_200)]));
    let lines = order.quotes()["open"]["lines"].clone();
    assert_eq!((&lines[0]["listed"], &lines[0]["changed"]), (&json!(5_000), &json!("老客户")));
    assert_eq!((&lines[1]["listed"], &lines[1]["price"]), (&Value::Null, &Value::Null), "in no list");
}

#[test]
fn a_price_that_was_told_is_ended_and_begins_anew() {
    let shop = TempShop::new();
    let order = Quoting::new(&shop);
    let old = priced(&shop, json!({"level": "one"}));
    let row = |id: &Value| {
        let all = shop.call("price.all", json!({}))["prices"].as_array().unwrap().clone();
        all.into_iter().find(|row| row["id"] == *id).unwrap()
    };
    let edit = |id: &Value, amount: i64| {
        let mut edit = row(id);
        for told in ["in_force", "brand_name", "model_name", "used"] {
            edit.as_object_mut().unwrap().remove(told);
        }
        with(edit, "amount", json!(amount))
    };
    // Nobody named it yet: it is put right in its place, by whoever saw the newest.
    let stale = edit(&old, 4_000);
    assert_eq!(shop.call("price.keep", edit(&old, 5_500))["id"], old);
    assert_eq!(refusal(&shop.refused("price.keep", stale)), (Code::Conflict, "edit.stale"));
    let labour = with(line("labour", "一级维修", 5_500), "price", old.clone());
    order.offer(json!([with(labour.clone(), "level", json!("one"))]));
    assert!(row(&old)["used"].as_bool().unwrap());
    let new = shop.call("price.keep", edit(&old, 6_000))["id"].clone();
    assert_ne!(new, old);
    let ended = row(&old);
    assert_eq!((&ended["amount"], &ended["valid_to"]), (&json!(5_500), &json!("2026-11-21")));
    assert_eq!((&ended["active"], &ended["in_force"]), (&json!(false), &json!(false)));
    let begun = row(&new);
    assert_eq!((&begun["amount"], &begun["valid_from"]), (&json!(6_000), &json!("2026-11-21")));
    assert_eq!(begun["in_force"], true);
    // What was told at the old price goes on at it; another order gets the new one.
    order.answer(1, "agreed");
    let kept = with(with(labour, "level", json!("one")), "unit", json!(5_500));
    order.write(json!([kept.clone(), line("fee", "快递费", 1_200)]));
    let other = Quoting::of(&shop, intake(2));
    let failure = shop.refused("quote.write", other.draft(json!([kept])));
    assert_eq!(faults(&failure), [("lines[0].price", "field.not_in_force")]);
}

#[test]
fn labour_is_asked_once_over_all_versions() {
    let shop = TempShop::new();
    let order = Quoting::new(&shop);
    let one = priced(&shop, json!({"level": "one"}));
    priced(&shop, json!({"level": "two", "name": "二级维修", "amount": 10_000}));
    let levels = |level: &str| json!({"repair": order.id, "levels": [{"level": level}], "prices": []});
    let first = |ask: Value| {
        let line = shop.call("quote.suggest", ask)["lines"][0].clone();
        (line["unit"].as_i64().unwrap(), line["why"].as_str().unwrap().to_owned())
    };
    assert_eq!(first(levels("one")), (5_000, "price_list".into()));
    let labour = with(with(line("labour", "一级维修", 5_000), "price", one), "level", json!("one"));
    order.write(json!([labour.clone()]));
    assert_eq!(first(levels("one")), (0, "labour_once".into()), "the draft counts");
    let version = order.quotes()["open"]["version"].as_i64().unwrap();
    shop.call("quote.offer", order.offering(version));
    order.answer(version, "agreed");
    assert_eq!(first(levels("one")), (0, "labour_once".into()), "what was agreed to counts");
    assert_eq!(first(levels("two")), (5_000, "labour_once".into()), "what the dearer one costs more");
    let seen = with(levels("two"), "standing", json!([labour]));
    assert_eq!(first(seen), (5_000, "labour_once".into()), "what stands on the page counts");
    assert_eq!(first(with(levels("two"), "standing", json!([]))), (10_000, "price_list".into()));
}
