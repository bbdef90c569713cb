//! One order and whatever is tried with it.

mod money;
mod quotes;
mod rules;

pub(crate) use rules::Rules;

use crate::reference::Model;
use desk::Caller;
use kernel::{Code, Failure};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use tests::{Dice, TempShop, voucher_of};

const STAGES: [&str; 14] = [
    "received",
    "diagnosing",
    "quoting",
    "awaiting_consent",
    "awaiting_parts",
    "repairing",
    "testing",
    "ready",
    "handed_over",
    "closed",
    "unclaimed",
    "on_hold",
    "sent_out",
    "void",
];
const OUTCOMES: [&str; 4] = ["repaired", "no_fault", "declined", "not_repairable"];

/// What fills the lists of a kind of machine, and who the two are.
pub(crate) struct Well {
    diagnosis: Vec<Value>,
    test: Vec<Value>,
    manager: Value,
    technician: Value,
}

impl Well {
    pub(crate) fn of_an_order(shop: &TempShop) -> Self {
        let id = shop.taken_in(0);
        Self {
            diagnosis: shop.all_well(&id, "diagnosis"),
            test: shop.all_well(&id, "test"),
            manager: shop.row_of("0001")["id"].clone(),
            technician: shop.row_of("0021")["id"].clone(),
        }
    }

    fn of(&self, purpose: &str) -> &[Value] {
        if purpose == "test" { &self.test } else { &self.diagnosis }
    }
}

/// One order, what the reference knows of it, and who works on it.
pub(crate) struct Life<'a> {
    shop: &'a TempShop,
    technician: &'a Caller,
    well: &'a Well,
    rules: Rules,
    id: String,
    seen: Value,
    /// Who has it: whether that is the manager.
    holder: Option<bool>,
    /// Who ever had it while it was in repair.
    repaired: BTreeSet<bool>,
    pub(crate) model: Model,
    pub(crate) accepted: u64,
    /// Every stage it was seen in.
    pub(crate) been: BTreeSet<&'static str>,
    told: Vec<String>,
}

impl<'a> Life<'a> {
    pub(crate) fn begin(
        shop: &'a TempShop,
        technician: &'a Caller,
        well: &'a Well,
        rules: Rules,
        i: u32,
    ) -> Self {
        let id = shop.taken_in(i);
        let mut life = Self {
            shop,
            technician,
            well,
            rules,
            id,
            seen: Value::Null,
            holder: None,
            repaired: BTreeSet::new(),
            model: Model::new(),
            accepted: 0,
            been: BTreeSet::new(),
            told: Vec::new(),
        };
        life.look();
        life
    }

    /// Where the order stands now, and the newest state that somebody saw.
    fn look(&mut self) {
        let card = self.shop.card(&self.id);
        self.seen = card["seen_seq"].clone();
        let told = |stage: &Value| STAGES.iter().copied().find(|one| *stage == *one);
        self.model.stage = told(&card["stage"]).expect("a stage");
        self.model.returns_to = told(&card["returns_to"]);
        self.been.insert(self.model.stage);
    }

    fn call(&mut self, by_manager: bool, name: &str, input: Value) -> Result<Value, Failure> {
        let caller = if by_manager { &self.shop.window } else { self.technician };
        let answer = self.shop.desk.call(caller, name, input.clone());
        let end = answer.as_ref().err().map_or("done", |failure| failure.message);
        self.told
            .push(format!("{} {name} {input}: {end}", if by_manager { "manager" } else { "technician" }));
        match answer {
            Ok(answer) => {
                self.accepted += 1;
                Ok(answer)
            }
            Err(failure) => {
                assert!(failure.code != Code::Internal, "{failure} after {}", self.story());
                Err(failure)
            }
        }
    }

    fn story(&self) -> String {
        format!("\n{}\n{:?}", self.told.join("\n"), self.model)
    }

    /// One act, likely or not, by one of both.
    pub(crate) fn try_something(&mut self, dice: &mut Dice) {
        self.act(dice);
        if self.model.stage == "repairing" {
            self.repaired.extend(self.holder);
        }
    }

    fn act(&mut self, dice: &mut Dice) {
        let by_manager = dice.below(2) == 0;
        if dice.below(3) == 0 {
            return self.try_what_leads_on(by_manager, dice);
        }
        match dice.below(25) {
            0..=5 => {
                let to = self.anywhere(dice);
                self.step(by_manager, to, dice);
            }
            6 => self.find(by_manager),
            7 => self.diagnose(by_manager, dice),
            8 | 9 => self.offer(by_manager, dice),
            10 | 11 => self.answer(by_manager, dice),
            12 => self.test(by_manager, dice),
            13 => self.settle(by_manager, dice),
            14 => self.pay(by_manager, dice),
            15 => self.prepay(by_manager, dice),
            16 => self.hand_over(by_manager, dice),
            17 => self.undo(by_manager),
            18 => self.ask(by_manager, dice),
            19 => self.refund(by_manager, dice),
            20 => self.withdraw(by_manager),
            23 => self.write_off(by_manager, dice),
            21 | 22 => self.assign(by_manager, dice),
            _ => self.send_or_decide(by_manager, dice),
        }
    }

    /// What somebody would do who wants the machine to go home, so that orders come far.
    fn try_what_leads_on(&mut self, by_manager: bool, dice: &mut Dice) {
        match self.model.stage {
            "received" => self.step(by_manager, "diagnosing", dice),
            "diagnosing" if !self.model.found => self.find(by_manager),
            "diagnosing" if !self.model.diagnosed => self.diagnose(by_manager, dice),
            "awaiting_consent" if self.model.offered.is_some() => self.answer(by_manager, dice),
            "diagnosing" | "quoting" | "awaiting_consent" => self.offer(by_manager, dice),
            "awaiting_parts" => self.step(by_manager, "repairing", dice),
            "repairing" if self.model.offered.is_some() => self.answer(by_manager, dice),
            "repairing" => self.step(by_manager, "testing", dice),
            "testing" => self.test(!self.repaired.contains(&true), dice),
            "ready" | "unclaimed" if self.model.settled.is_none() => self.settle(true, dice),
            "ready" | "unclaimed" if self.model.owed > 0 => self.pay(true, dice),
            "ready" | "unclaimed" if self.model.held > 0 => self.prepay(true, dice),
            "on_hold" => self.step(by_manager, self.model.returns_to.expect("a stage"), dice),
            "sent_out" => self.send_or_decide(by_manager, dice),
            _ => self.hand_over(true, dice),
        }
    }

    /// Mostly a step that the program offers from here.
    fn anywhere(&self, dice: &mut Dice) -> &'static str {
        if dice.below(3) > 0 {
            let steps = self.shop.call("repair.steps", json!({"id": self.id}));
            let rows = steps["rows"].as_array().expect("rows");
            if let Some(row) = rows.get(dice.below(rows.len().max(1))) {
                return STAGES.iter().copied().find(|one| row["to"] == *one).expect("a stage");
            }
        }
        STAGES[dice.below(STAGES.len())]
    }

    /// A plain step: let through exactly where the plan has it, the right is there, and no gate stays open.
    fn step(&mut self, by_manager: bool, to: &'static str, dice: &mut Dice) {
        let passes = dice.below(3) == 0;
        let outcome = OUTCOMES[dice.below(OUTCOMES.len())];
        let input = json!({
            "id": self.id, "seen_seq": self.seen, "to": to, "reason": "随机", "hold": "part", "outcome": outcome,
            "override_reason": if passes { json!("店长放行") } else { Value::Null },
        });
        let from = self.model.stage;
        let by_document = ["handed_over", "sent_out", "void"].contains(&to)
            || (matches!(from, "handed_over" | "repairing" | "awaiting_parts") && to == "ready");
        let expected = self.model.open(to).filter(|_| !by_document);
        let managers = matches!((from, to), ("ready", "unclaimed") | ("unclaimed", "ready") | (_, "closed"));
        match (self.call(by_manager, "repair.step", input), expected) {
            (Err(failure), None) => assert_eq!(failure.message, "repair.no_such_step", "{}", self.story()),
            (answer @ Ok(_), None) => {
                assert!(answer.is_err(), "{from} → {to} is in no plan {}", self.story());
            }
            (Err(failure), Some(_)) if failure.code == Code::Forbidden => {
                assert!(managers && !by_manager, "{from} → {to} {}", self.story());
            }
            (Err(failure), Some(_)) if failure.message == "repair.step_invalid" => {
                let fields: Vec<_> = failure.fields.iter().map(|fault| fault.message).collect();
                let is_otherwise = self.model.is_billed_otherwise(outcome);
                let expected = if is_otherwise { "field.settled_otherwise" } else { "field.untested" };
                assert_eq!(fields, [expected], "{}", self.story());
                assert!(is_otherwise || outcome == "repaired", "{}", self.story());
            }
            (Err(failure), Some(open)) => {
                assert_eq!(failure.message, "repair.gates_open", "{}", self.story());
                let told: Vec<_> = failure.gates.iter().map(|gate| gate.gate).collect();
                let lifts = |by: char| by == 'm' && by_manager && passes;
                let stay: Vec<_> = open.iter().filter(|(_, by)| !lifts(*by)).map(|(gate, _)| *gate).collect();
                assert_eq!(told, stay, "{from} → {to} {}", self.story());
                assert!(!stay.is_empty(), "{from} → {to} {}", self.story());
            }
            (Ok(_), Some(open)) => {
                let is_passed = open.iter().all(|(_, by)| *by == 'm' && by_manager && passes);
                assert!(is_passed, "{from} → {to} past {open:?} {}", self.story());
                self.look();
                assert_eq!(self.model.stage, to, "{}", self.story());
                // Elsewhere nobody is asked what became of it.
                let is_asked = ["diagnosing", "awaiting_consent", "testing"].contains(&from);
                // Past the test by right, which the list of overrides tells.
                self.model.tested |= (from, to) == ("testing", "ready");
                let is_untested = is_asked && to == "ready" && outcome == "repaired" && !self.model.tested;
                assert!(!is_untested, "repaired untested {}", self.story());
                let is_otherwise = is_asked && to == "ready" && self.model.is_billed_otherwise(outcome);
                assert!(!is_otherwise, "billed for what was not done {}", self.story());
                self.moved(by_manager, is_asked.then_some(outcome));
            }
        }
    }

    /// What follows from a move: who has the order, what became of it, and that what was not done is not charged.
    fn moved(&mut self, by_manager: bool, outcome: Option<&'static str>) {
        if ["diagnosing", "repairing"].contains(&self.model.stage) {
            self.holder.get_or_insert(by_manager);
        }
        if let Some(outcome) = outcome.filter(|_| self.model.stage == "ready") {
            if outcome != "repaired" && self.model.settled.is_none() {
                self.model.did_no_work(outcome);
            }
            self.model.outcome = Some(outcome);
        }
        if ["diagnosing", "repairing"].contains(&self.model.stage) {
            self.model.outcome = None;
        }
        self.model.tested &= !["diagnosing", "repairing"].contains(&self.model.stage);
    }

    fn find(&mut self, by_manager: bool) {
        let finding = json!({
            "repair": self.id, "symptom": null, "cause": null, "text": "屏幕排线断裂", "level": "one",
            "evidence": "none", "photos": [],
        });
        if self.call(by_manager, "finding.add", finding).is_ok() {
            self.model.found = true;
        }
    }

    fn ended(&self, purpose: &str, verdict: &str) -> Value {
        json!({
            "repair": self.id, "purpose": purpose, "results": self.well.of(purpose),
            "verdict": verdict, "reason": if verdict == "fail" { "还是不行" } else { "" }, "step": purpose == "test",
        })
    }

    fn diagnose(&mut self, by_manager: bool, dice: &mut Dice) {
        let verdict = if dice.below(5) == 0 { "fail" } else { "pass" };
        let input = self.ended("diagnosis", verdict);
        if self.call(by_manager, "checkup.finish", input).is_ok() {
            self.model.diagnosed = verdict == "pass";
        }
    }

    /// A test is ended by somebody else than who repaired, and moves the order.
    fn test(&mut self, by_manager: bool, dice: &mut Dice) {
        let verdict = if dice.below(3) == 0 { "fail" } else { "pass" };
        let input = self.ended("test", verdict);
        let is_same = self.holder == Some(by_manager) || self.repaired.contains(&by_manager);
        let from = self.model.stage;
        if self.call(by_manager, "checkup.finish", input).is_ok() {
            assert_eq!(from, "testing", "{}", self.story());
            assert!(verdict == "fail" || !is_same, "tested alone {}", self.story());
            self.look();
            self.model.tested = verdict == "pass";
            let to = if verdict == "pass" { "ready" } else { "repairing" };
            assert_eq!(self.model.stage, to, "{}", self.story());
            self.moved(by_manager, Some("repaired"));
        }
    }

    /// A technician takes what is nobody's and hands on their own; the manager gives whatever to whom they like.
    fn assign(&mut self, by_manager: bool, dice: &mut Dice) {
        let to = [None, Some(true), Some(false)][dice.below(3)];
        let whom = to.map(|is_manager| if is_manager { &self.well.manager } else { &self.well.technician });
        let input = json!({"id": self.id, "seen_seq": self.seen, "to": whom, "reason": "换人"});
        let before = self.holder;
        if self.call(by_manager, "repair.assign", input).is_ok() {
            let is_own = before == Some(false) || (before.is_none() && to == Some(false));
            assert!(by_manager || is_own, "taken from somebody {}", self.story());
            assert!(to != before, "{}", self.story());
            self.holder = to;
            self.look();
        }
    }

    /// A machine leaves settled, paid or released, or is opened again; or it goes back and the order is void.
    fn hand_over(&mut self, by_manager: bool, dice: &mut Dice) {
        let seen = &self.seen;
        if self.model.stage == "handed_over" {
            let input = json!({"id": self.id, "seen_seq": seen, "reason": "当天回来了"});
            if self.call(by_manager, "repair.reopen", input).is_ok() {
                assert!(by_manager, "{}", self.story());
                self.look();
            }
            return;
        }
        if dice.below(12) == 0 {
            let input = json!({"id": self.id, "seen_seq": seen, "given_back": true, "reason": "客户不修了"});
            if self.call(by_manager, "repair.void", input).is_ok() {
                let is_clear =
                    self.model.held == 0 && self.model.settled.is_none() && self.model.out.is_none();
                assert!(by_manager && is_clear, "{}", self.story());
                self.look();
            }
            return;
        }
        let releases = dice.below(2) == 0;
        let card = self.shop.card(&self.id);
        let outcome = if card["outcome"].is_null() { json!("declined") } else { card["outcome"].clone() };
        let input = json!({
            "repair": self.id, "seen_seq": seen, "against": "voucher", "proof": voucher_of(self.shop.root(), &self.id), "collector": "",
            "how": "paper", "signature": null, "accessories": [], "old_parts": "none", "outcome": outcome,
            "owed_reason": if releases { json!("月结") } else { Value::Null },
        });
        let expected = self.model.open("handed_over");
        match (self.call(by_manager, "hand_over.make", input), expected) {
            (Ok(_), Some(open)) => {
                assert!(by_manager, "{}", self.story());
                assert!(
                    open.iter().all(|(_, by)| *by == 'r' && releases),
                    "gone past {open:?} {}",
                    self.story()
                );
                self.look();
                assert_eq!(self.model.stage, "handed_over", "{}", self.story());
            }
            (answer @ Ok(_), None) => {
                assert!(answer.is_err(), "gone from {} {}", self.model.stage, self.story());
            }
            (Err(failure), Some(open)) if by_manager => {
                let stay = open.iter().any(|(_, by)| *by != 'r' || !releases);
                assert!(stay, "{failure} {}", self.story());
            }
            (Err(_), Some(_) | None) => {}
        }
    }

    fn undo(&mut self, by_manager: bool) {
        let input = json!({"id": self.id, "seen_seq": self.seen});
        let before = self.model.clone();
        if self.call(by_manager, "repair.undo_step", input).is_ok() {
            assert!(before.settled.is_none(), "{}", self.story());
            self.look();
        }
    }

    fn ask(&mut self, by_manager: bool, dice: &mut Dice) {
        if dice.below(2) == 0 {
            let input = json!({"repair": self.id, "asked": "senior", "to_person": null, "question": "主板短路怎么查？"});
            if let Ok(asked) = self.call(by_manager, "support.ask", input) {
                self.model.questions.push(asked["id"].as_str().expect("an id").to_owned());
            }
        } else if let Some(open) = self.model.questions.last().cloned()
            && self.call(by_manager, "support.close", json!({"id": open, "reason": "不用问了"})).is_ok()
        {
            self.model.questions.pop();
        }
    }

    fn send_or_decide(&mut self, by_manager: bool, dice: &mut Dice) {
        if let Some(out) = self.model.out.clone() {
            let input = json!({
                "id": out, "seen_seq": self.seen, "result": "换了主板", "back_waybill": "", "cost": null,
            });
            let back = self.model.returns_to;
            if self.call(by_manager, "sending.back", input).is_ok() {
                self.model.out = None;
                self.look();
                assert_eq!(Some(self.model.stage), back, "{}", self.story());
                self.moved(by_manager, None);
            }
        } else if dice.below(3) == 0 {
            let input = json!({
                "repair": self.id, "seen_seq": self.seen, "to_whom": "shop", "name": "芯片级维修店", "waybill": "",
                "why": "要植球", "due_on": null,
            });
            if let Ok(sent) = self.call(by_manager, "sending.send", input) {
                self.model.out = Some(sent["id"].as_str().expect("an id").to_owned());
                self.look();
                assert_eq!(self.model.stage, "sent_out", "{}", self.story());
            }
        } else {
            let seen = self.shop.call("quote.of", json!({"id": self.id}))["seen_seq"].clone();
            let input = json!({
                "id": self.id, "seen_seq": seen, "cover": "in_warranty", "basis": "发票一年内",
            });
            if self.call(by_manager, "cover.decide", input).is_ok() {
                self.model.covered = true;
                self.look();
            }
        }
    }
}
