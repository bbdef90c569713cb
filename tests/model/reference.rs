//! The reference: the plan of the house as a table of its own, and what stands before each step.

/// Where an order may go from each stage, and what is looked at first.
const PLAN: &[(&str, &str, &[&str])] = &[
    ("received", "diagnosing", &[]),
    ("diagnosing", "quoting", &["diagnosis", "finding", "support"]),
    ("diagnosing", "repairing", &["diagnosis", "finding", "support", "agreed", "cover"]),
    ("diagnosing", "awaiting_parts", &["diagnosis", "finding", "support", "agreed", "cover"]),
    ("diagnosing", "ready", &["diagnosis", "support", "answered"]),
    ("quoting", "awaiting_consent", &["offered"]),
    ("quoting", "diagnosing", &[]),
    ("awaiting_consent", "repairing", &["agreed", "cover"]),
    ("awaiting_consent", "awaiting_parts", &["agreed", "cover"]),
    ("awaiting_consent", "ready", &["answered"]),
    ("awaiting_consent", "diagnosing", &[]),
    ("awaiting_parts", "repairing", &["agreed", "cover"]),
    ("awaiting_parts", "ready", &["answered"]),
    ("repairing", "testing", &["agreed", "support"]),
    ("repairing", "awaiting_parts", &[]),
    ("repairing", "diagnosing", &[]),
    ("repairing", "ready", &["answered"]),
    ("testing", "ready", &["test"]),
    ("testing", "repairing", &[]),
    ("ready", "handed_over", &["settled", "owed", "held"]),
    ("ready", "repairing", &["agreed", "cover", "paid_up"]),
    ("ready", "diagnosing", &["paid_up"]),
    ("ready", "unclaimed", &["notice"]),
    ("unclaimed", "handed_over", &["settled", "owed", "held"]),
    ("unclaimed", "ready", &[]),
    ("handed_over", "ready", &[]),
    ("handed_over", "closed", &["owed"]),
];

const HOLDABLE: [&str; 8] = [
    "received",
    "diagnosing",
    "quoting",
    "awaiting_consent",
    "awaiting_parts",
    "repairing",
    "testing",
    "ready",
];

/// Whether a step is in the plan at all, wherever an order came from.
pub(crate) fn is_planned(from: &str, to: &str) -> bool {
    let waits = |stage: &str| stage == "on_hold" || stage == "sent_out";
    let is_over = |stage: &str| ["handed_over", "closed", "void"].contains(&stage);
    PLAN.iter().any(|(one, other, _)| (*one, *other) == (from, to))
        || (waits(from) && HOLDABLE.contains(&to))
        || (HOLDABLE.contains(&from) && waits(to))
        || (!is_over(from) && to == "void")
}

/// What is known of an order.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Model {
    pub(crate) stage: &'static str,
    pub(crate) returns_to: Option<&'static str>,
    pub(crate) diagnosed: bool,
    pub(crate) found: bool,
    pub(crate) questions: Vec<String>,
    /// What the customer pays by the version they agreed to, in fen, and whether a warranty pays, too.
    pub(crate) agreed: Option<(i64, bool)>,
    /// What is owed without a yes: the part of the inspection that whoever declines pays, where the shop has that rule.
    pub(crate) by_rule: Option<i64>,
    /// Whether they ever said no.
    pub(crate) said_no: bool,
    pub(crate) offered: Option<(i64, bool)>,
    pub(crate) draft: Option<(i64, bool)>,
    pub(crate) version: i64,
    pub(crate) covered: bool,
    pub(crate) out: Option<String>,
    /// What was said to have become of the repair.
    pub(crate) outcome: Option<&'static str>,
    /// Which settlement stands, and what of the prepayment it set off.
    pub(crate) settled: Option<(String, i64)>,
    pub(crate) owed: i64,
    pub(crate) held: i64,
    /// What was paid on the settlement that stands, and refunded from it.
    pub(crate) paid: i64,
    pub(crate) refunded: i64,
    /// What nobody expects to be paid any more.
    pub(crate) written_off: i64,
    /// Whether it passed its test since it was last worked on.
    pub(crate) tested: bool,
}

impl Model {
    pub(crate) fn new() -> Self {
        Self {
            stage: "received",
            returns_to: None,
            diagnosed: false,
            found: false,
            questions: Vec::new(),
            agreed: None,
            by_rule: None,
            said_no: false,
            offered: None,
            draft: None,
            version: 0,
            covered: false,
            out: None,
            outcome: None,
            settled: None,
            owed: 0,
            held: 0,
            paid: 0,
            refunded: 0,
            written_off: 0,
            tested: false,
        }
    }

    /// What a settlement bills the customer, before rounding.
    pub(crate) fn billed(&self) -> i64 {
        self.agreed.map(|(fen, _)| fen).or(self.by_rule).unwrap_or(0)
    }

    /// What was not done is not charged, and what was agreed to is no yes any more. Nothing found or not fixable is free by a
    /// rule of every new shop; else the part of the inspection stays owed.
    pub(crate) fn did_no_work(&mut self, outcome: &str) {
        if self.agreed.is_some_and(|(fen, _)| fen > 0) {
            self.agreed = None;
            self.by_rule = Some(0);
        } else if self.billed() > 0 && outcome != "declined" {
            self.by_rule = Some(0);
        }
    }

    /// Whether nobody may say this of the repair: the customer's bill of another outcome stands.
    pub(crate) fn is_billed_otherwise(&self, outcome: &str) -> bool {
        outcome != "repaired" && self.outcome != Some(outcome) && self.settled.is_some() && self.billed() > 0
    }

    /// What came in and may be refunded.
    pub(crate) fn refundable(&self) -> i64 {
        let set_off = self.settled.as_ref().map_or(0, |(_, set_off)| *set_off);
        self.paid + set_off - self.refunded
    }

    /// The gates that are open before a step of the plan, each with who may pass it: `m` the manager, `-` nobody. Nothing
    /// where the plan has no such step from here.
    pub(crate) fn open(&self, to: &str) -> Option<Vec<(&'static str, char)>> {
        if let Some(back) = self.returns_to
            && to == back
        {
            let is_out = self.out.is_some();
            return Some(if is_out { vec![("sending_out", '-')] } else { Vec::new() });
        }
        if to == "on_hold" && HOLDABLE.contains(&self.stage) {
            return Some(Vec::new());
        }
        let (_, _, gates) = PLAN.iter().find(|(from, end, _)| (*from, *end) == (self.stage, to))?;
        Some(gates.iter().filter_map(|gate| self.gate(gate)).collect())
    }

    #[expect(clippy::panic, reason = "a plan with an unknown gate is a fault of this file")]
    fn gate(&self, gate: &str) -> Option<(&'static str, char)> {
        let offered = self.offered.is_some();
        match gate {
            "diagnosis" => (!self.diagnosed).then_some(("diagnosis_open", 'm')),
            "finding" => (!self.found).then_some(("finding_missing", 'm')),
            "support" => (!self.questions.is_empty()).then_some(("support_open", 'm')),
            "agreed" => match (self.agreed, offered) {
                (Some(_), false) => None,
                (Some(_), true) => Some(("quote_above_consent", '-')),
                (None, true) => Some(("quote_unanswered", '-')),
                (None, false) => Some(("quote_missing", '-')),
            },
            "offered" => (!offered && self.agreed.is_none()).then_some(("quote_missing", '-')),
            "answered" => offered.then_some(("quote_unanswered", '-')),
            "cover" => {
                let by_warranty = self.agreed.is_some_and(|(_, by_warranty)| by_warranty);
                (by_warranty && !self.covered).then_some(("cover_undecided", 'm'))
            }
            // A test that ended moved the order on: in the test there is never one yet.
            "test" => Some(("test_open", 'm')),
            "settled" => self.settled.is_none().then_some(("settlement_missing", '-')),
            "paid_up" => (self.settled.is_some() && self.owed > 0).then_some(("settlement_open", '-')),
            "owed" => (self.owed > 0).then_some(("money_owed", 'r')),
            "held" => (self.held > 0).then_some(("prepaid_open", '-')),
            "notice" => Some(("notice_missing", '-')),
            other => panic!("the reference knows no gate {other}"),
        }
    }
}
