//! Quotes: versions, who pays which line, and what the customer said.

use kernel::{Code, Failure};
use serde_json::{Value, json};
use std::time::Duration;
use tests::{TempShop, faults, intake, refused_to};

const SIGNED: &str = "[[10,10,200,80]]";

fn line(kind: &str, name: &str, unit: i64) -> Value {
    let grade = (kind == "part").then_some("original");
    json!({
        "id": null, "kind": kind, "name": name, "quantity": 1, "unit": unit, "payer": "customer", "grade": grade,
        "days": null, "level": null, "price": null, "rule": null,
    })
}

fn with(mut line: Value, field: &str, to: Value) -> Value {
    line[field] = to;
    line
}

/// A screen and its labour: ¥850.
fn screen() -> Value {
    json!([line("part", "屏幕总成", 80_000), line("labour", "二级维修", 5_000)])
}

/// An order and what is done with its quotes, as the manager who sees the newest state.
struct Quoting<'a> {
    shop: &'a TempShop,
    id: String,
}

impl<'a> Quoting<'a> {
    /// An order that is looked at.
    fn new(shop: &'a TempShop) -> Self {
        Self::of(shop, intake(1))
    }

    fn of(shop: &'a TempShop, intake: Value) -> Self {
        let id = shop.call("repair.open", intake)["id"].as_str().expect("an id").to_owned();
        let quoting = Self { shop, id };
        quoting.step("diagnosing");
        quoting.step("quoting");
        quoting
    }

    /// Takes a step of the table, past what the test is not about.
    fn step(&self, to: &str) {
        self.step_as(to, Value::Null);
    }

    fn step_as(&self, to: &str, outcome: Value) {
        let seen = self.shop.card(&self.id)["seen_seq"].clone();
        let input = json!({
            "id": self.id, "seen_seq": seen, "to": to, "reason": "测试", "outcome": outcome, "override_reason": "测试",
        });
        self.shop.call("repair.step", input);
    }

    fn stage(&self) -> Value {
        self.shop.card(&self.id)["stage"].clone()
    }

    fn quotes(&self) -> Value {
        self.shop.call("quote.of", json!({"id": self.id}))
    }

    fn draft(&self, lines: Value) -> Value {
        let seen = self.quotes()["seen_seq"].clone();
        json!({"repair": self.id, "seen_seq": seen, "lines": lines, "words": "", "valid_to": null})
    }

    fn write(&self, lines: Value) -> i64 {
        self.shop.call("quote.write", self.draft(lines))["version"].as_i64().expect("a version")
    }

    fn offering(&self, version: i64) -> Value {
        json!({"repair": self.id, "seen_seq": self.quotes()["seen_seq"], "version": version})
    }

    /// Writes lines and tells the customer.
    fn offer(&self, lines: Value) -> Value {
        let version = self.write(lines);
        self.shop.call("quote.offer", self.offering(version))
    }

    fn answering(&self, version: i64, answer: &str) -> Value {
        json!({
            "repair": self.id, "version": version, "seen_seq": self.quotes()["seen_seq"], "answer": answer,
            "how": "phone", "who": "张伟", "number": "138 0013 8000", "signature": null, "words": "尽快",
        })
    }

    fn answer(&self, version: i64, answer: &str) -> Value {
        self.shop.call("quote.answer", self.answering(version, answer))
    }

    /// Each version from the oldest, and its state.
    fn states(&self) -> Vec<String> {
        let rows = self.quotes()["rows"].as_array().expect("rows").clone();
        rows.iter().rev().map(|row| row["state"].as_str().expect("a state").to_owned()).collect()
    }
}

fn refusal(failure: &Failure) -> (Code, &'static str) {
    (failure.code, failure.message)
}

#[test]
fn a_quote_goes_from_the_draft_to_the_repair() {
    let shop = TempShop::new();
    let order = Quoting::new(&shop);
    assert_eq!(order.quotes()["open"], Value::Null);
    let version = order.write(json!([
        line("part", "屏幕总成", 80_000),
        with(line("labour", "二级维修", 5_000), "payer", json!("shop")),
        with(line("fee", "快递费", 600), "quantity", json!(2)),
        line("discount", "老客户", -1_200),
    ]));
    assert_eq!((version, order.stage()), (1, json!("quoting")));
    let offered = shop.call("quote.offer", order.offering(1));
    assert_eq!((&offered["state"], &offered["stage"]), (&json!("offered"), &json!("awaiting_consent")));
    let answered = order.answer(1, "agreed");
    assert_eq!(answered["stage"], "repairing");
    let quotes = order.quotes();
    assert_eq!((&quotes["open"], &quotes["rows"][0]), (&Value::Null, &quotes["agreed"]));
    let agreed = &quotes["agreed"];
    let totals = json!({"customer": 80_000, "maker": 0, "extended": 0, "shop": 5_000, "all": 85_000});
    assert_eq!((&agreed["totals"], &agreed["lines"][2]["amount"]), (&totals, &json!(1_200)));
    assert_eq!((&agreed["lines"][0]["days"], &agreed["lines"][2]["days"]), (&json!(90), &Value::Null));
    let answer = &agreed["answer"];
    assert_eq!(
        (&answer["how"], &answer["who"], &answer["number_masked"], &answer["words"], &answer["by"]),
        (&json!("phone"), &json!("张伟"), &json!("138****8000"), &json!("尽快"), &json!("周明远"))
    );
    let history = shop.call("repair.history", json!({"id": order.id})).to_string();
    for told in ["quote.write", "quote.offer", "quote.answer", "尽快"] {
        assert!(history.contains(told), "{told}");
    }
    assert!(!history.contains("13800138000"), "numbers stay masked in the history");
}

#[test]
fn a_draft_is_written_on_line_by_line() {
    let shop = TempShop::new();
    let order = Quoting::new(&shop);
    order.write(screen());
    let kept = order.quotes()["open"]["lines"].clone();
    let mut labour = kept[1].clone();
    labour.as_object_mut().unwrap().remove("amount");
    labour["unit"] = json!(4_000);
    // The labour is cheaper and comes first, the screen is out, a fee is new; an id twice is a line of its own.
    let twice = with(labour.clone(), "name", json!("再一次"));
    assert_eq!(order.write(json!([labour, line("fee", "快递费", 1_200), twice])), 1);
    let open = order.quotes()["open"].clone();
    let lines = open["lines"].as_array().unwrap();
    let names: Vec<&Value> = lines.iter().map(|line| &line["name"]).collect();
    assert_eq!(names, ["二级维修", "快递费", "再一次"]);
    assert_eq!((&lines[0]["id"], &open["totals"]["customer"]), (&kept[1]["id"], &json!(9_200)));
    assert_ne!(lines[2]["id"], lines[0]["id"]);
    assert_eq!(order.states(), ["draft"]);
}

#[test]
fn two_who_write_one_draft_do_not_overwrite_each_other() {
    let shop = TempShop::new();
    let order = Quoting::new(&shop);
    let technician = shop.person("王建国", "0021", &["technician"]);
    let (mine, theirs) = (order.draft(screen()), order.draft(screen()));
    shop.call_as(&technician, "quote.write", theirs);
    let failure = shop.refused("quote.write", mine);
    assert_eq!(
        (refusal(&failure), failure.params["person"].as_str()),
        ((Code::Conflict, "edit.stale"), "王建国")
    );
    // Only a line changed, and who looks at the version to offer it has not seen that.
    let stale = order.offering(1);
    let cheaper = json!([with(order.quotes()["open"]["lines"][0].clone(), "unit", json!(1))]);
    let cheaper = json!([without_amount(&cheaper[0])]);
    shop.call_as(&technician, "quote.write", order.draft(cheaper));
    assert_eq!(refusal(&shop.refused("quote.offer", stale)), (Code::Conflict, "edit.stale"));
    assert_eq!(order.states(), ["draft"]);
}

fn without_amount(line: &Value) -> Value {
    let mut line = line.clone();
    line.as_object_mut().unwrap().remove("amount");
    line
}

#[test]
fn a_quote_edited_while_the_customer_consents_is_told() {
    let shop = TempShop::new();
    let order = Quoting::new(&shop);
    order.offer(screen());
    let failure = shop.refused("quote.write", order.draft(screen()));
    assert_eq!(refusal(&failure), (Code::Refused, "quote.is_offered"));
    let yes = order.answering(1, "agreed");
    let withdrawn = shop.call("quote.withdraw", json!({"repair": order.id, "version": 1}));
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
    let failure = shop.refused("quote.withdraw", json!({"repair": order.id, "version": 1}));
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

/// Makes the declined fee count, and an inspection cost ¥50.01.
fn inspection(shop: &TempShop) {
    let rules = shop.call("price.all", json!({}))["rules"].as_array().unwrap().clone();
    let mut rule = rules.into_iter().find(|rule| rule["rule"] == "declined_fee").unwrap();
    rule.as_object_mut().unwrap().remove("in_force");
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
    assert_eq!((&agreed["lines"][0]["name"], &agreed["answer"]["who"]), (&json!("检测费"), &json!("张伟")));
    assert!(agreed["lines"][0]["rule"].is_string() && agreed["lines"][0]["price"].is_string());
    // At the counter the price may still fall, not rise.
    let failure = {
        let version = order.write(json!([line("fee", "检测费", 1_501)]));
        shop.refused("quote.offer", order.offering(version))
    };
    assert_eq!(refusal(&failure), (Code::Refused, "quote.must_not_rise"));
    assert_eq!(order.offer(json!([line("fee", "检测费", 1_499)]))["state"], "agreed");
    assert_eq!(order.stage(), "ready");
}

#[test]
fn nothing_found_or_not_fixable_is_free() {
    let shop = TempShop::new();
    let ready = |i: u32, outcome: &str| {
        let order = Quoting::of(&shop, intake(i));
        let covered = with(line("part", "主板", 120_000), "payer", json!("shop"));
        order.offer(json!([covered, line("labour", "二级维修", 5_000)]));
        order.answer(1, "agreed");
        order.step("testing");
        order.step_as("ready", json!(outcome));
        order.quotes()["agreed"]["totals"].clone()
    };
    let free = ready(1, "not_repairable");
    assert_eq!((&free["customer"], &free["shop"]), (&json!(0), &json!(120_000)));
    assert_eq!(ready(2, "not_worth")["customer"], 5_000, "another outcome");
    let rules = shop.call("price.all", json!({}))["rules"].as_array().unwrap().clone();
    let mut rule = rules.into_iter().find(|rule| rule["rule"] == "free_when_nothing").unwrap();
    rule.as_object_mut().unwrap().remove("in_force");
    rule["active"] = json!(false);
    shop.call("price.keep_rule", rule);
    assert_eq!(ready(3, "no_fault")["customer"], 5_000, "the shop's own rule");
}

#[test]
fn the_faults_of_a_quote_stand_at_their_lines_and_keep_nothing() {
    let shop = TempShop::new();
    let order = Quoting::new(&shop);
    let before = shop.journal();
    let bad = json!([
        with(with(line("part", " ", -1), "grade", Value::Null), "quantity", json!(0)),
        with(line("labour", "二级维修", 100), "days", json!(29)),
        line("discount", "优惠", 100),
        with(line("fee", "快递费", i64::MAX), "price", json!("00000000-0000-4000-8000-000000000000")),
    ]);
    let mut draft = order.draft(bad);
    draft["valid_to"] = json!("2026-11-20");
    let failure = shop.refused("quote.write", draft);
    let expected = [
        ("valid_to", "field.in_the_past"),
        ("lines[3].price", "field.unknown"),
        ("lines[0].name", "field.empty"),
        ("lines[0].quantity", "field.bad_quantity"),
        ("lines[0].unit", "field.bad_amount"),
        ("lines[0].grade", "field.no_grade"),
        ("lines[1].days", "field.too_few_days"),
        ("lines[2].unit", "field.not_negative"),
        ("lines[3].unit", "field.bad_amount"),
    ];
    assert_eq!((failure.code, faults(&failure)), (Code::Invalid, expected.to_vec()));
    let failure = shop.refused(
        "quote.write",
        order.draft(json!([line("fee", "检测", 100), line("discount", "优惠", -101)])),
    );
    assert_eq!(faults(&failure), [("lines[1].unit", "field.more_than_sum")]);
    assert_eq!(faults(&shop.refused("quote.write", order.draft(json!([])))), [("lines", "field.empty")]);
    let half = with(line("fee", "检测", 1), "unit", json!(0.5));
    assert_eq!(shop.refused("quote.write", order.draft(json!([half]))).message, "input.malformed");
    assert_eq!(shop.journal(), before);
    order.write(json!([line("fee", "检测", 100), line("discount", "优惠", -100)]));
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
    shop.call("quote.withdraw", json!({"repair": order.id, "version": 1}));
    assert_eq!(shop.refused("quote.offer", order.offering(2)).message, "quote.expired");
    order.write(screen());
    shop.call("quote.offer", order.offering(2));
    order.answer(2, "agreed");
}

#[test]
fn a_quote_has_its_time() {
    let shop = TempShop::new();
    let early = Quoting { shop: &shop, id: shop.order(9) };
    early.write(screen());
    assert_eq!(shop.refused("quote.offer", early.offering(1)).message, "quote.too_early");
    let failure = shop.refused("quote.answer", early.answering(1, "agreed"));
    assert_eq!(failure.message, "quote.not_offered");
    shop.void(&early.id);
    assert_eq!(shop.refused("quote.write", early.draft(screen())).message, "repair.not_open");
    let nowhere = Quoting { shop: &shop, id: early.id.clone() };
    let mut draft = nowhere.draft(screen());
    draft["repair"] = json!("00000000-0000-4000-8000-000000000000");
    assert_eq!(shop.refused("quote.write", draft).message, "repair.not_found");
    let order = Quoting::new(&shop);
    let withdraw = json!({"repair": order.id, "version": 1});
    assert_eq!(shop.refused("quote.withdraw", withdraw.clone()).message, "quote.not_found");
    order.write(screen());
    assert_eq!(shop.refused("quote.withdraw", withdraw).message, "quote.not_offered");
}

#[test]
fn what_is_settled_is_quoted_no_more() {
    let shop = TempShop::new();
    inspection(&shop);
    let order = Quoting::new(&shop);
    order.offer(screen());
    order.answer(1, "declined");
    let seen = shop.card(&order.id)["seen_seq"].clone();
    shop.call("settlement.make", json!({"repair": order.id, "seen_seq": seen}));
    assert_eq!(shop.refused("quote.write", order.draft(screen())).message, "quote.settled");
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
fn who_may_quote() {
    let shop = TempShop::new();
    let order = Quoting::new(&shop);
    let holder = shop.card(&order.id)["holder"].clone();
    let quality = shop.person("赵敏", "0031", &["quality"]);
    let refused = refused_to(&shop.desk, &quality, "quote.write", order.draft(screen()));
    assert_eq!(refused.code, Code::Forbidden);
    shop.call_as(&quality, "quote.of", json!({"id": order.id}));
    let front = shop.person("李翠", "0012", &["front_desk"]);
    shop.call_as(&front, "quote.write", order.draft(screen()));
    shop.call_as(&front, "quote.offer", order.offering(1));
    assert_eq!(shop.call_as(&front, "quote.answer", order.answering(1, "agreed"))["stage"], "repairing");
    assert_eq!(shop.card(&order.id)["holder"], holder, "who wrote the answer down repairs nothing");
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
    let lines = shop.call("quote.suggest", suggest(json!(["one", "two", "three"]), json!([screen])));
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
