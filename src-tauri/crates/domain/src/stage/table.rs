//! The stage table of the house: what follows on what, by whose right, past which gates.

use crate::repair::Stage;
use crate::right::Right;

/// A step that an order may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    /// Where it stands.
    pub from: Stage,
    /// Where it goes.
    pub to: Stage,
    /// Any one of these rights.
    pub rights: &'static [Right],
    /// What is looked at first.
    pub gates: &'static [GateKind],
    /// What whoever takes it must say.
    pub asks: &'static [Ask],
    /// How it is taken.
    pub way: Way,
    /// Whether whoever took it may take it back.
    pub undoable: bool,
}

/// What a step asks for besides the right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ask {
    /// Why.
    Reason,
    /// What is waited for.
    Hold,
    /// What became of the repair.
    Outcome,
}

impl Ask {
    /// As it is called on the wire and in a fault.
    #[must_use]
    pub fn field(self) -> &'static str {
        match self {
            Self::Reason => "reason",
            Self::Hold => "hold",
            Self::Outcome => "outcome",
        }
    }
}

/// How a step is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// By the plain command.
    Plain,
    /// By the plain command, where this is the stage that the order left.
    Back,
    /// Only together with its document: a parcel, a hand-over, a reopening, a void.
    Document,
    /// Only by what the customer answers to a quote; it is offered as no act.
    Answer,
}

/// What may stand before a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GateKind {
    /// How the machine looked was written down.
    Condition,
    /// The customer agreed to the terms.
    Consent,
    /// The diagnosis checklist is full.
    Diagnosis,
    /// Something was found.
    Finding,
    /// No question of technical support is open.
    Support,
    /// Evidence that makes a claimed warranty void was agreed to.
    Evidence,
    /// A version was told to the customer.
    Offered,
    /// The customer agreed to the newest version that was told.
    Agreed,
    /// The customer answered every version that was told.
    Answered,
    /// Every line that a warranty pays rests on a decision.
    Cover,
    /// Every part on it has an outcome.
    Parts,
    /// No part that was taken for it is still held by a technician.
    PartsBack,
    /// It is not with somebody else.
    Back,
    /// The test was passed, by somebody else.
    Test,
    /// The itemised list was made.
    Settlement,
    /// No itemised list stands that somebody was to pay.
    NoSettlement,
    /// No itemised list stands that something is still owed by.
    PaidUp,
    /// Nothing is owed.
    Owed,
    /// No prepaid money is held.
    Prepaid,
    /// Somebody signed for the machine.
    HandOver,
    /// The formal notice is as old as the law wants.
    Notice,
}

use GateKind as G;
use Right::{AssignRepairs, HandOverRepairs, QuoteRepairs, RemindCustomers, TestRepairs, WorkRepairs};
use Stage::{
    AwaitingConsent, AwaitingParts, Closed, Diagnosing, HandedOver, OnHold, Quoting, Ready, Received,
    Repairing, SentOut, Testing, Unclaimed, Void,
};

const WORK: &[Right] = &[WorkRepairs];
const TEST: &[Right] = &[TestRepairs];
const QUOTE: &[Right] = &[QuoteRepairs, WorkRepairs];
const OVER: &[Right] = &[HandOverRepairs];
const BACK_TO_BENCH: &[Right] = &[WorkRepairs, HandOverRepairs];
const REMIND: &[Right] = &[RemindCustomers];
const HOLD: &[Right] = &[WorkRepairs, QuoteRepairs, AssignRepairs];

const LOOKED_AT: &[GateKind] = &[G::Diagnosis, G::Finding, G::Support];
const MAY_BEGIN: &[GateKind] = &[G::Diagnosis, G::Finding, G::Support, G::Evidence, G::Agreed, G::Cover];
const MAY_REPAIR: &[GateKind] = &[G::Evidence, G::Agreed, G::Cover];
const REPAIR_AGAIN: &[GateKind] = &[G::Evidence, G::Agreed, G::Cover, G::PaidUp];
const MAY_LEAVE: &[GateKind] = &[G::PartsBack, G::Settlement, G::Owed, G::Prepaid, G::HandOver];

const REASON: &[Ask] = &[Ask::Reason];
const OUTCOME: &[Ask] = &[Ask::Outcome];
const HELD: &[Ask] = &[Ask::Hold, Ask::Reason];

const fn step(from: Stage, to: Stage, rights: &'static [Right], gates: &'static [GateKind]) -> Step {
    Step { from, to, rights, gates, asks: &[], way: Way::Plain, undoable: true }
}

const fn asking(step: Step, asks: &'static [Ask]) -> Step {
    Step { asks, ..step }
}

const fn final_one(step: Step) -> Step {
    Step { undoable: false, ..step }
}

const fn by_document(step: Step) -> Step {
    Step { way: Way::Document, undoable: false, ..step }
}

/// By the word of a customer who wants nothing more done.
const fn ended(from: Stage) -> Step {
    let step = step(from, Ready, QUOTE, &[G::Answered]);
    Step { asks: OUTCOME, way: Way::Answer, undoable: false, ..step }
}

/// The plan of the house (`design.md` 5). Of each stage, what mostly follows stands first.
const TABLE: &[Step] = &[
    step(Received, Diagnosing, WORK, &[G::Condition, G::Consent]),
    step(Diagnosing, Quoting, WORK, LOOKED_AT),
    step(Diagnosing, Repairing, WORK, MAY_BEGIN),
    step(Diagnosing, AwaitingParts, WORK, MAY_BEGIN),
    final_one(asking(
        step(Diagnosing, Ready, WORK, &[G::Diagnosis, G::Support, G::Answered, G::PartsBack]),
        OUTCOME,
    )),
    final_one(step(Quoting, AwaitingConsent, QUOTE, &[G::Offered])),
    asking(step(Quoting, Diagnosing, QUOTE, &[]), REASON),
    step(AwaitingConsent, Repairing, QUOTE, MAY_REPAIR),
    step(AwaitingConsent, AwaitingParts, QUOTE, MAY_REPAIR),
    final_one(asking(step(AwaitingConsent, Ready, QUOTE, &[G::Answered]), OUTCOME)),
    asking(step(AwaitingConsent, Diagnosing, QUOTE, &[]), REASON),
    step(AwaitingParts, Repairing, WORK, MAY_REPAIR),
    ended(AwaitingParts),
    step(Repairing, Testing, WORK, &[G::Agreed, G::Support, G::Parts]),
    asking(step(Repairing, AwaitingParts, WORK, &[]), REASON),
    asking(step(Repairing, Diagnosing, WORK, &[]), REASON),
    ended(Repairing),
    final_one(asking(step(Testing, Ready, TEST, &[G::Test]), OUTCOME)),
    final_one(asking(step(Testing, Repairing, TEST, &[]), REASON)),
    by_document(step(Ready, HandedOver, OVER, MAY_LEAVE)),
    final_one(asking(step(Ready, Repairing, BACK_TO_BENCH, REPAIR_AGAIN), REASON)),
    final_one(asking(step(Ready, Diagnosing, BACK_TO_BENCH, &[G::PaidUp]), REASON)),
    step(Ready, Unclaimed, REMIND, &[G::Notice]),
    by_document(step(Unclaimed, HandedOver, OVER, MAY_LEAVE)),
    step(Unclaimed, Ready, OVER, &[]),
    by_document(step(HandedOver, Ready, &[Right::ReopenRepairs], &[])),
    final_one(step(HandedOver, Closed, OVER, &[G::Owed])),
];

/// Where an order may be put on hold, and comes back to.
const HOLDABLE: &[Stage] =
    &[Received, Diagnosing, Quoting, AwaitingConsent, AwaitingParts, Repairing, Testing, Ready];
/// Where a machine may be sent out, and comes back to.
const SENDABLE: &[Stage] = &[Diagnosing, Quoting, AwaitingConsent, AwaitingParts, Repairing, Testing];

/// Every step from a stage: first those of the table, then waiting, sending out and void. `returns_to` is where an
/// order on hold or sent out comes back to.
#[must_use]
pub fn from(stage: Stage, returns_to: Option<Stage>) -> Vec<Step> {
    let mut steps: Vec<Step> = TABLE.iter().copied().filter(|step| step.from == stage).collect();
    if HOLDABLE.contains(&stage) {
        steps.push(asking(step(stage, OnHold, HOLD, &[]), HELD));
    }
    if SENDABLE.contains(&stage) {
        steps.push(by_document(step(stage, SentOut, WORK, &[])));
    }
    if let Some(back) = returns_to.filter(|back| HOLDABLE.contains(back)) {
        match stage {
            OnHold => steps.push(Step { way: Way::Back, ..step(OnHold, back, HOLD, &[]) }),
            SentOut => {
                let back = step(SentOut, back, WORK, &[G::Back]);
                steps.push(Step { way: Way::Back, undoable: false, ..back });
            }
            Received | Diagnosing | Quoting | AwaitingConsent | AwaitingParts | Repairing | Testing
            | Ready | HandedOver | Closed | Unclaimed | Void => {}
        }
    }
    if stage.is_open() {
        const NOTHING_OPEN: &[GateKind] = &[G::Prepaid, G::NoSettlement, G::PartsBack, G::Back];
        steps.push(by_document(step(stage, Void, &[Right::VoidRepairs], NOTHING_OPEN)));
    }
    steps
}

/// The step between two stages, if there is one.
#[must_use]
pub fn find(stage: Stage, returns_to: Option<Stage>, to: Stage) -> Option<Step> {
    from(stage, returns_to).into_iter().find(|step| step.to == to)
}

/// The one act of a stage: the first step forward of those that somebody may take, if a plain one is it. Where the
/// customer agreed already, nothing is quoted again.
#[must_use]
pub fn primary<'a>(allowed: &[&'a Step], is_agreed: bool) -> Option<&'a Step> {
    let is_forward = |step: &&&Step| match step.to {
        OnHold | SentOut | Void | Closed | Unclaimed => false,
        Quoting => step.way == Way::Back || !is_agreed,
        Received | Diagnosing | AwaitingConsent | AwaitingParts | Repairing | Testing | Ready
        | HandedOver => step.way == Way::Back || !step.asks.contains(&Ask::Reason),
    };
    let first = allowed.iter().filter(|step| step.way != Way::Answer).find(is_forward)?;
    (first.way != Way::Document).then_some(*first)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn follows(stage: Stage) -> Vec<Stage> {
        from(stage, None).into_iter().map(|step| step.to).collect()
    }

    #[test]
    fn the_table_is_the_plan_of_the_house() {
        let plan = [
            (Received, vec![Diagnosing, OnHold, Void]),
            (Diagnosing, vec![Quoting, Repairing, AwaitingParts, Ready, OnHold, SentOut, Void]),
            (Quoting, vec![AwaitingConsent, Diagnosing, OnHold, SentOut, Void]),
            (AwaitingConsent, vec![Repairing, AwaitingParts, Ready, Diagnosing, OnHold, SentOut, Void]),
            (AwaitingParts, vec![Repairing, Ready, OnHold, SentOut, Void]),
            (Repairing, vec![Testing, AwaitingParts, Diagnosing, Ready, OnHold, SentOut, Void]),
            (Testing, vec![Ready, Repairing, OnHold, SentOut, Void]),
            (Ready, vec![HandedOver, Repairing, Diagnosing, Unclaimed, OnHold, Void]),
            (Unclaimed, vec![HandedOver, Ready, Void]),
            (HandedOver, vec![Ready, Closed]),
            (Closed, vec![]),
            (Void, vec![]),
            (OnHold, vec![Void]),
            (SentOut, vec![Void]),
        ];
        assert_eq!(plan.len(), Stage::ALL.len());
        for (stage, expected) in plan {
            assert_eq!(follows(stage), expected, "{stage:?}");
        }
    }

    #[test]
    fn an_order_comes_back_to_where_it_was_and_nowhere_else() {
        for waiting in [OnHold, SentOut] {
            for back in HOLDABLE {
                let steps = from(waiting, Some(*back));
                let plain: Vec<Stage> =
                    steps.iter().filter(|step| step.way == Way::Back).map(|step| step.to).collect();
                assert_eq!(plain, [*back]);
                assert!(find(waiting, Some(*back), HandedOver).is_none());
            }
        }
        assert_eq!(find(SentOut, Some(Repairing), Repairing).unwrap().gates, [G::Back]);
        assert_eq!(find(OnHold, Some(Void), Void).unwrap().way, Way::Document, "no way back from there");
    }

    #[test]
    fn no_step_comes_twice_and_each_asks_a_right() {
        for stage in Stage::ALL {
            let steps = from(*stage, Some(Repairing));
            let to: BTreeSet<Stage> = steps.iter().map(|step| step.to).collect();
            assert_eq!(to.len(), steps.len(), "{stage:?}");
            assert!(steps.iter().all(|step| !step.rights.is_empty() && step.from == *stage));
        }
    }

    #[test]
    fn repair_needs_consent_from_wherever_it_begins() {
        for stage in [Diagnosing, AwaitingConsent, AwaitingParts, Ready] {
            let gates = find(stage, None, Repairing).unwrap().gates;
            assert!([G::Agreed, G::Cover].iter().all(|gate| gates.contains(gate)), "{stage:?}");
        }
        for stage in [Ready, Unclaimed] {
            let gates = find(stage, None, HandedOver).unwrap().gates;
            assert_eq!(gates, MAY_LEAVE);
        }
    }

    #[test]
    fn each_stage_has_one_act_that_leads_on() {
        let act = |stage, returns_to, is_agreed| {
            let steps = from(stage, returns_to);
            primary(&steps.iter().collect::<Vec<_>>(), is_agreed).map(|step| step.to)
        };
        assert_eq!(act(Received, None, false), Some(Diagnosing));
        assert_eq!(act(Diagnosing, None, false), Some(Quoting));
        assert_eq!(act(Diagnosing, None, true), Some(Repairing));
        assert_eq!(act(Quoting, None, false), Some(AwaitingConsent));
        assert_eq!(act(AwaitingConsent, None, false), Some(Repairing));
        assert_eq!(act(AwaitingParts, None, true), Some(Repairing));
        assert_eq!(act(Repairing, None, true), Some(Testing));
        assert_eq!(act(Testing, None, true), Some(Ready));
        assert_eq!(act(Ready, None, true), None, "the hand-over is an act of its own");
        assert_eq!(act(OnHold, Some(Quoting), true), Some(Quoting));
        assert_eq!(act(OnHold, Some(Repairing), true), Some(Repairing));
        assert_eq!(act(HandedOver, None, true), None);
    }

    #[test]
    fn what_has_a_document_behind_it_is_not_taken_back_by_a_key() {
        for stage in Stage::ALL {
            for step in from(*stage, Some(Repairing)) {
                assert!(!step.undoable || step.way != Way::Document, "{step:?}");
                assert!(!step.undoable || step.to.is_open(), "{step:?}");
                assert!(!step.undoable || !step.asks.contains(&Ask::Outcome), "{step:?}");
                assert!(!step.undoable || step.from != Ready || step.to != Repairing, "{step:?}");
            }
        }
    }
}
