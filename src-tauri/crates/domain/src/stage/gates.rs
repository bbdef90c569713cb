//! The gates before a step: which of them are open, and which right lifts them.

use super::GateKind;
use crate::right::Right;
use kernel::{Day, Gate, Money};

/// What is known of an order when its gates are looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    /// How the machine looked was written down.
    pub has_condition: bool,
    /// The customer agreed to the terms.
    pub has_consent: bool,
    /// The newest diagnosis is finished, or the kind of machine has no checklist.
    pub is_diagnosed: bool,
    /// A finding stands.
    pub has_finding: bool,
    /// A warranty is claimed or decided, and evidence against it was not agreed to.
    pub has_unsigned_evidence: bool,
    /// A question of technical support is open.
    pub asks_support: bool,
    /// A version of the quote was agreed to, and not only kept by a rule after a no.
    pub is_agreed: bool,
    /// A version of the quote is told and not answered.
    pub is_offered: bool,
    /// A line is paid by a warranty, and nobody decided that the machine has one.
    pub is_uncovered: bool,
    /// Parts on it without an outcome.
    pub parts_open: i64,
    /// Parts that were taken for it and are still held by a technician.
    pub parts_out: i64,
    /// The machine is with somebody else.
    pub is_out: bool,
    /// What the test says since the repair.
    pub tested: Tested,
    /// An itemised list stands.
    pub is_settled: bool,
    /// What the customer owes.
    pub owed: Money,
    /// What is held of the customer's.
    pub held: Money,
    /// Somebody signed for the machine, and it was not brought back since.
    pub is_handed_over: bool,
    /// The day of the formal notice since the machine is ready.
    pub noticed: Option<Day>,
    /// How many days the shop waits after the notice.
    pub lawful_days: i64,
    /// The civil day.
    pub today: Day,
}

/// What the test says since the repair.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tested {
    /// Nothing yet.
    Open,
    /// It does not work.
    Failed,
    /// It works, says whoever repaired it.
    PassedByRepairer,
    /// It works, says somebody else.
    Passed,
}

/// The right that may pass an open gate, if any may.
type Opens = Option<Right>;

const NOBODY: Opens = None;
const OVERRIDE: Opens = Some(Right::OverrideGates);
const RELEASE: Opens = Some(Right::ReleaseUnpaid);

/// Every gate that is open, in the order of the table. What the customer must say, what the law wants and whose money
/// it is, nobody passes by right (`domain.md` 2, 10.5).
#[must_use]
pub fn open_gates(gates: &[GateKind], facts: &Facts) -> Vec<Gate> {
    gates.iter().filter_map(|gate| open_gate(*gate, facts)).map(|(gate, opens)| lifted(gate, opens)).collect()
}

fn lifted(gate: Gate, opens: Opens) -> Gate {
    Gate { lifted_by: opens.map(Right::text), ..gate }
}

fn open_gate(gate: GateKind, facts: &Facts) -> Option<(Gate, Opens)> {
    let open_unless = |closed: bool, gate: Gate, opens: Opens| (!closed).then_some((gate, opens));
    match gate {
        GateKind::Condition => open_unless(facts.has_condition, Gate::new("condition_missing"), OVERRIDE),
        GateKind::Consent => open_unless(facts.has_consent, Gate::new("consent_missing"), OVERRIDE),
        GateKind::Diagnosis => open_unless(facts.is_diagnosed, Gate::new("diagnosis_open"), OVERRIDE),
        GateKind::Finding => open_unless(facts.has_finding, Gate::new("finding_missing"), OVERRIDE),
        GateKind::Support => open_unless(!facts.asks_support, Gate::new("support_open"), OVERRIDE),
        GateKind::Evidence => {
            open_unless(!facts.has_unsigned_evidence, Gate::new("evidence_unsigned"), OVERRIDE)
        }
        GateKind::Offered => {
            open_unless(facts.is_offered || facts.is_agreed, Gate::new("quote_missing"), NOBODY)
        }
        GateKind::Agreed => match (facts.is_agreed, facts.is_offered) {
            (true, false) => None,
            (true, true) => Some((Gate::new("quote_above_consent"), NOBODY)),
            (false, true) => Some((Gate::new("quote_unanswered"), NOBODY)),
            (false, false) => Some((Gate::new("quote_missing"), NOBODY)),
        },
        GateKind::Answered => open_unless(!facts.is_offered, Gate::new("quote_unanswered"), NOBODY),
        GateKind::Cover => open_unless(!facts.is_uncovered, Gate::new("cover_undecided"), OVERRIDE),
        GateKind::Parts => open_unless(
            facts.parts_open == 0,
            Gate::new("parts_open").with("count", facts.parts_open),
            OVERRIDE,
        ),
        GateKind::PartsBack => {
            open_unless(facts.parts_out == 0, Gate::new("parts_out").with("count", facts.parts_out), NOBODY)
        }
        GateKind::Back => open_unless(!facts.is_out, Gate::new("sending_out"), NOBODY),
        GateKind::Test => match facts.tested {
            Tested::Open => Some((Gate::new("test_open"), OVERRIDE)),
            Tested::Failed => Some((Gate::new("test_failed"), OVERRIDE)),
            Tested::PassedByRepairer => Some((Gate::new("test_same_person"), OVERRIDE)),
            Tested::Passed => None,
        },
        GateKind::Settlement => open_unless(facts.is_settled, Gate::new("settlement_missing"), NOBODY),
        GateKind::NoSettlement => open_unless(!facts.is_settled, Gate::new("settlement_open"), NOBODY),
        GateKind::PaidUp => {
            let is_paid_up = !facts.is_settled || facts.owed <= Money::ZERO;
            open_unless(is_paid_up, Gate::new("settlement_open"), NOBODY)
        }
        GateKind::Owed => open_unless(
            facts.owed <= Money::ZERO,
            Gate::new("money_owed").with("amount", facts.owed),
            RELEASE,
        ),
        GateKind::Prepaid => open_unless(
            facts.held <= Money::ZERO,
            Gate::new("prepaid_open").with("amount", facts.held),
            NOBODY,
        ),
        GateKind::HandOver => open_unless(facts.is_handed_over, Gate::new("hand_over_missing"), NOBODY),
        GateKind::Notice => notice(facts),
    }
}

/// The law gives a customer at least sixty days after the notice (`domain.md` 10.5).
fn notice(facts: &Facts) -> Option<(Gate, Opens)> {
    let Some(noticed) = facts.noticed else { return Some((Gate::new("notice_missing"), NOBODY)) };
    let left = facts.lawful_days - facts.today.days_since(noticed);
    (left > 0).then(|| (Gate::new("notice_too_young").with("days", left), NOBODY))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all_well() -> Facts {
        Facts {
            has_condition: true,
            has_consent: true,
            is_diagnosed: true,
            has_finding: true,
            has_unsigned_evidence: false,
            asks_support: false,
            is_agreed: true,
            is_offered: false,
            is_uncovered: false,
            parts_open: 0,
            parts_out: 0,
            is_out: false,
            tested: Tested::Passed,
            is_settled: true,
            owed: Money::ZERO,
            held: Money::ZERO,
            is_handed_over: true,
            noticed: None,
            lawful_days: 60,
            today: Day::new(2026, 11, 21).unwrap(),
        }
    }

    const ALL: &[GateKind] = &[
        GateKind::Condition,
        GateKind::Consent,
        GateKind::Diagnosis,
        GateKind::Finding,
        GateKind::Support,
        GateKind::Evidence,
        GateKind::Offered,
        GateKind::Agreed,
        GateKind::Answered,
        GateKind::Cover,
        GateKind::Parts,
        GateKind::PartsBack,
        GateKind::Back,
        GateKind::Test,
        GateKind::Settlement,
        GateKind::Owed,
        GateKind::Prepaid,
        GateKind::HandOver,
    ];

    fn open(facts: &Facts) -> Vec<(&'static str, Option<&'static str>)> {
        open_gates(ALL, facts).into_iter().map(|gate| (gate.gate, gate.lifted_by)).collect()
    }

    #[test]
    fn nothing_stands_before_an_order_where_all_is_well() {
        assert_eq!(open(&all_well()), []);
    }

    #[test]
    fn each_fact_opens_its_gate_and_no_other() {
        let (by, free) = (Some("override_gates"), Some("release_unpaid"));
        type Slip = fn(&mut Facts);
        let cases: [(Slip, &str, Option<&str>); 17] = [
            (|facts| facts.has_condition = false, "condition_missing", by),
            (|facts| facts.has_consent = false, "consent_missing", by),
            (|facts| facts.is_diagnosed = false, "diagnosis_open", by),
            (|facts| facts.has_finding = false, "finding_missing", by),
            (|facts| facts.asks_support = true, "support_open", by),
            (|facts| facts.has_unsigned_evidence = true, "evidence_unsigned", by),
            (|facts| facts.is_uncovered = true, "cover_undecided", by),
            (|facts| facts.parts_open = 2, "parts_open", by),
            (|facts| facts.parts_out = 1, "parts_out", None),
            (|facts| facts.is_out = true, "sending_out", None),
            (|facts| facts.tested = Tested::Open, "test_open", by),
            (|facts| facts.tested = Tested::Failed, "test_failed", by),
            (|facts| facts.tested = Tested::PassedByRepairer, "test_same_person", by),
            (|facts| facts.is_settled = false, "settlement_missing", None),
            (|facts| facts.owed = Money(1), "money_owed", free),
            (|facts| facts.held = Money(1), "prepaid_open", None),
            (|facts| facts.is_handed_over = false, "hand_over_missing", None),
        ];
        for (change, gate, lifted_by) in cases {
            let mut facts = all_well();
            change(&mut facts);
            assert_eq!(open(&facts), [(gate, lifted_by)]);
        }
        let owing = Facts { owed: Money(123_456), ..all_well() };
        assert_eq!(open_gates(ALL, &owing)[0].params["amount"], "1,234.56");
        assert_eq!(open(&Facts { owed: Money(-1), held: Money(-1), ..all_well() }), []);
    }

    #[test]
    fn what_the_customer_was_told_last_decides() {
        let quote = |is_agreed, is_offered| {
            let facts = Facts { is_agreed, is_offered, ..all_well() };
            open_gates(&[GateKind::Agreed], &facts).first().map(|gate| gate.gate)
        };
        assert_eq!(quote(true, false), None);
        assert_eq!(quote(true, true), Some("quote_above_consent"), "a supplement waits for an answer");
        assert_eq!(quote(false, true), Some("quote_unanswered"));
        assert_eq!(quote(false, false), Some("quote_missing"));
    }

    #[test]
    fn a_machine_goes_back_to_the_bench_paid_or_unsettled() {
        let open = |is_settled, owed| {
            let facts = Facts { is_settled, owed: Money(owed), ..all_well() };
            open_gates(&[GateKind::PaidUp], &facts).first().map(|gate| gate.gate)
        };
        assert_eq!((open(false, 0), open(true, 0)), (None, None));
        assert_eq!(open(true, 1), Some("settlement_open"));
    }

    #[test]
    fn the_law_waits_to_its_last_day() {
        let notice = |noticed| {
            let facts = Facts { noticed, ..all_well() };
            let open = open_gates(&[GateKind::Notice], &facts);
            open.first().map(|gate| (gate.gate, gate.params.get("days").cloned()))
        };
        assert_eq!(notice(None), Some(("notice_missing", None)));
        let young = Some(("notice_too_young", Some("1".to_owned())));
        assert_eq!(notice(Day::new(2026, 9, 23)), young);
        assert_eq!(notice(Day::new(2026, 9, 22)), None, "sixty days");
    }

    #[test]
    fn all_that_is_open_is_told_at_once() {
        let facts = Facts { is_diagnosed: false, has_finding: false, is_agreed: false, ..all_well() };
        let gates: Vec<&str> = open(&facts).into_iter().map(|(gate, _)| gate).collect();
        assert_eq!(gates, ["diagnosis_open", "finding_missing", "quote_missing", "quote_missing"]);
    }
}
