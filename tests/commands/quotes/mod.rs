//! Quotes: versions, who pays which line, and what the customer said.

mod answering;
mod charging;

use kernel::{Code, Failure};
use serde_json::{Value, json};
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
    let withdraw = order.offering(1);
    assert_eq!(shop.refused("quote.withdraw", withdraw.clone()).message, "quote.not_found");
    order.write(screen());
    assert_eq!(shop.refused("quote.withdraw", withdraw).message, "quote.not_offered");
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
