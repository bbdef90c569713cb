//! The machine goes home: against proof, with all that came with it, and signed for.

use crate::note::name_of;
use crate::old_part;
use crate::registry::Asking;
use crate::repair::{ByRepair, known, must_have_seen};
use crate::rights::may;
use crate::stage::{self, Why};
use domain::faults::{Fault, Faults};
use domain::hand_over::{self as rules, Against, Known, OldParts, PartsKnown, SignedOn};
use domain::intake::{Accessory, signature as check_strokes};
use domain::log_entry::LogKind;
use domain::person::PersonId;
use domain::price::LineKind;
use domain::repair::{RepairId, Stage};
use domain::right::Right;
use domain::stage::Outcome;
use domain::text;
use kernel::journal::hex;
use kernel::{Failure, Gate, Moment, Money, Result};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use store::hand_over::{Attempts, HandOver as Kept};
use store::repair::Repair;
use store::{
    Change, Json, Mode, Read, customer, hand_over, ledger, log_entry, passcode, payment, quote, reminder,
    repair,
};
use ts_rs::TS;

/// How a machine is handed over.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct HandOver {
    repair: RepairId,
    seen_seq: i64,
    against: Against,
    proof: String,
    collector: String,
    how: SignedOn,
    /// The strokes of a signature on a screen, as JSON.
    signature: Option<String>,
    accessories: Vec<Accessory>,
    old_parts: OldParts,
    outcome: Outcome,
    #[serde(default)]
    #[ts(optional = nullable)]
    owed_reason: Option<String>,
    #[serde(default)]
    #[ts(optional = nullable)]
    override_reason: Option<String>,
}

/// A hand-over without faults.
pub(crate) struct Checked {
    input: HandOver,
    collector: String,
    signature: Option<String>,
    /// What stayed here of the accessories, passed over by right.
    missing: Vec<Accessory>,
    /// Whether the wait after wrong proofs was passed over by right.
    waited: bool,
}

/// Where an order stands after its step.
#[derive(Debug, Serialize, TS)]
pub(crate) struct HandedOver {
    stage: Stage,
    seen_seq: i64,
}

/// What is to be handed over, and how it went.
#[derive(Debug, Serialize, TS)]
pub(crate) struct HandOverCard {
    prepared: Prepared,
    done: Option<Done>,
}

/// What is to be handed over.
#[derive(Debug, Serialize, TS)]
pub(crate) struct Prepared {
    accessories: Vec<Accessory>,
    accessory_note: String,
    #[ts(type = "number")]
    owed: Money,
    #[ts(type = "number")]
    prepaid: Money,
    outcome: Option<Outcome>,
    /// Whether parts were replaced.
    old_parts: bool,
    waits_days: i64,
    /// Whether the customer's papers carry digits of their own; those of an order from before carry its code.
    own_voucher: bool,
    gates: Vec<Gate>,
}

/// How it went.
#[derive(Debug, Serialize, TS)]
pub(crate) struct Done {
    at: Moment,
    by: String,
    against: Against,
    collector: String,
    how: SignedOn,
    signature: Option<String>,
    accessories: Vec<Accessory>,
    old_parts: OldParts,
    outcome: Outcome,
    #[ts(type = "number")]
    owed: Money,
    reopened: bool,
}

/// A pick-up code; the look is logged.
#[derive(Debug, Serialize, TS)]
pub(crate) struct PickUpCode {
    code: String,
}

pub(crate) fn card(read: &Read<'_>, input: ByRepair) -> Result<HandOverCard> {
    let repair = known(read, input.id)?;
    let today = read.today()?;
    let wait = reminder::wait(read, repair.id)?;
    let waits_days = wait.map_or(0, |wait| today.days_since(wait.since).max(0));
    let prepared = Prepared {
        owed: ledger::owed(read, repair.id)?,
        prepaid: payment::held(read, repair.id)?,
        old_parts: has_parts(read, &repair)?,
        gates: gates(read, &repair)?,
        outcome: repair.outcome,
        own_voucher: repair.voucher.is_some(),
        waits_days: if matches!(repair.stage, Stage::Ready | Stage::Unclaimed) { waits_days } else { 0 },
        accessories: repair.accessories.0,
        accessory_note: repair.accessory_note,
    };
    let done = hand_over::last(read, repair.id)?.map(|kept| done(read, kept)).transpose()?;
    Ok(HandOverCard { prepared, done })
}

fn done(read: &Read<'_>, kept: Kept) -> Result<Done> {
    Ok(Done {
        at: kept.at,
        by: name_of(read, kept.by)?,
        against: kept.against,
        collector: kept.collector,
        how: kept.how,
        signature: kept.signature,
        accessories: kept.accessories.0,
        old_parts: kept.old_parts,
        outcome: kept.outcome,
        owed: kept.owed,
        reopened: kept.reopened,
    })
}

/// What stands before the hand-over, the hand-over itself aside.
fn gates(read: &Read<'_>, repair: &Repair) -> Result<Vec<Gate>> {
    let step = domain::stage::find(repair.stage, repair.returns_to, Stage::HandedOver);
    let Some(step) = step else { return Ok(Vec::new()) };
    let mut gates = stage::open_gates(read, repair, &step)?;
    gates.retain(|gate| gate.gate != "hand_over_missing");
    Ok(gates)
}

/// Whether parts were replaced.
fn has_parts(read: &Read<'_>, repair: &Repair) -> Result<bool> {
    // What was booked out of the store says so itself; the log speaks for the others.
    if let Some(asked) = old_part::asks(read, repair.id)? {
        return Ok(asked);
    }
    let log = log_entry::of_repair(read, repair.id)?;
    let stands = || log.iter().filter(|entry| !entry.withdrawn);
    let agreed = quote::agreed(read, repair.id)?;
    Ok(rules::has_old_parts(PartsKnown {
        logged: stands().any(|entry| entry.kind == LogKind::Part),
        worked: stands().any(|entry| entry.kind.is_repair()),
        quoted: agreed.is_some_and(|(_, lines)| lines.iter().any(|line| line.kind == LineKind::Part)),
        repaired: repair.outcome.is_some_and(Outcome::needs_test),
    }))
}

/// Looks at everything at once; the proof is compared last, when nothing else is wrong, so that a press that fails for
/// another reason neither counts as a try nor tells anything of the proof. After three different wrong ones nobody may try
/// for a while, but for whoever passes over gates by right.
pub(crate) fn prepare(asking: &Asking<'_>, read: &Read<'_>, input: HandOver) -> Result<Checked> {
    let repair = known(read, input.repair)?;
    if domain::stage::find(repair.stage, repair.returns_to, Stage::HandedOver).is_none() {
        return Err(Failure::refused("repair.no_such_step"));
    }
    let is_passed = says(input.override_reason.as_deref()) && may(read, Right::OverrideGates)?;
    let minutes = minutes_to_wait(read, repair.id)?;
    if minutes > 0 && !is_passed {
        let gate = Gate { lifted_by: Some(Right::OverrideGates.text()), ..Gate::new("proof_wait") };
        return Err(Failure {
            gates: vec![gate],
            ..Failure::refused("hand_over.wait").with("minutes", minutes)
        });
    }
    let mut faults = Faults::new();
    if input.proof.trim().is_empty() {
        faults.add("proof", "field.empty");
    }
    let collector = faults.take("collector", text::optional_name(&input.collector)).map(str::to_owned);
    let signature = faults.take("signature", signed(input.how, input.signature.as_deref()));
    faults.take("old_parts", rules::old_parts(input.old_parts, has_parts(read, &repair)?));
    let missing = rules::not_given(&repair.accessories.0, &input.accessories);
    if !missing.is_empty() && !is_passed {
        faults.add("accessories", "hand_over.accessories_open");
    }
    if input.accessories.iter().any(|given| !repair.accessories.0.contains(given)) {
        faults.add("accessories", "hand_over.accessories_strange");
    }
    faults.refuse("hand_over.invalid")?;
    if let Err(fault) = prove(read, &repair, &input)? {
        let (id, against, typed) = (repair.id, input.against, digest(&repair, &input));
        // The same one again is no new try.
        if !tried(read, id)?.tried.contains(&typed) {
            asking.change(Mode::Look, None, move |change| count_wrong(change, id, against, typed))?;
        }
        let mut faults = Faults::new();
        faults.add("proof", fault.message);
        faults.refuse("hand_over.invalid")?;
    }
    let (Some(collector), Some(signature)) = (collector, signature) else {
        return Err(Failure::internal("hand_over.invalid", "a value without a fault is missing"));
    };
    Ok(Checked { input, collector, signature, missing, waited: minutes > 0 })
}

/// Minutes that nobody may try a proof; 0 where the next try is free.
fn minutes_to_wait(read: &Read<'_>, repair: RepairId) -> Result<i64> {
    let attempts = hand_over::attempts(read, repair)?;
    Ok(attempts.map_or(0, |tried| rules::minutes_to_wait(tried.failures, tried.last_at, read.now())))
}

/// What is kept of a wrong proof: enough to know it again for this order.
fn digest(repair: &Repair, input: &HandOver) -> String {
    let proof: String = input.proof.split_whitespace().collect();
    hex(&Sha256::digest(format!("{}\n{}\n{proof}", repair.id.0, input.against.text())))
}

/// The wrong proofs that count now: after a wait, counting begins anew.
fn tried(read: &Read<'_>, repair: RepairId) -> Result<Attempts> {
    let waits = minutes_to_wait(read, repair)? > 0;
    let kept = hand_over::attempts(read, repair)?.filter(|kept| waits || kept.failures < rules::TRIES);
    Ok(kept.unwrap_or(Attempts { failures: 0, tried: Vec::new(), last_at: read.now() }))
}

/// Counts a wrong proof and tells the order's history what was tried, never which digits.
fn count_wrong(change: &mut Change<'_>, repair: RepairId, against: Against, digest: String) -> Result<()> {
    let Attempts { failures, tried: mut known, .. } = tried(change, repair)?;
    // Two may type the same at once.
    if !known.contains(&digest) {
        known.push(digest);
        let attempts = Attempts { failures: failures.saturating_add(1), tried: known, last_at: change.now() };
        hand_over::keep_attempts(change, repair, attempts)?;
    }
    change.note("repair", repair.0, &[("wrong_proof", against.text().to_owned())])
}

fn says(reason: Option<&str>) -> bool {
    reason.is_some_and(|reason| !reason.trim().is_empty())
}

fn prove(read: &Read<'_>, repair: &Repair, input: &HandOver) -> Result<Result<(), Fault>> {
    let customer = customer::by_id(read, repair.customer)?;
    let others = customer::phones(read, customer.id)?.into_iter().map(|other| other.phone);
    let phones: Vec<String> = std::iter::once(customer.phone).chain(others).collect();
    let voucher = repair.voucher.as_deref().unwrap_or(&repair.code);
    let known = Known { voucher, pick_up_code: repair.pick_up_code.as_deref(), phones: &phones };
    Ok(rules::proof(input.against, &input.proof, known))
}

/// A signature belongs to a screen, and a screen asks for one.
fn signed(on: SignedOn, strokes: Option<&str>) -> Result<Option<String>, Fault> {
    match (on, strokes) {
        (SignedOn::Pad, Some(strokes)) => {
            let read = serde_json::from_str::<Vec<Vec<i32>>>(strokes);
            let drawn = read.or(Err(Fault::new("field.bad_signature")))?;
            check_strokes(&drawn, strokes.len())?;
            Ok(Some(strokes.to_owned()))
        }
        (SignedOn::Pad, None) => Err(Fault::new("field.no_signature")),
        (SignedOn::Paper, _) => Ok(None),
    }
}

/// Hands the machine over: what became of it is fixed, its passcode is gone.
pub(crate) fn make(change: &mut Change<'_>, checked: Checked) -> Result<HandedOver> {
    let Checked { input, collector, signature, missing, waited } = checked;
    let before = known(change, input.repair)?;
    must_have_seen(change, &before, input.seen_seq)?;
    let owed = ledger::owed(change, before.id)?;
    let kept = Kept {
        id: change.new_id(),
        repair: before.id,
        against: input.against,
        collector,
        how: input.how,
        signature,
        accessories: Json(input.accessories),
        old_parts: input.old_parts,
        outcome: input.outcome,
        owed: Money(owed.0.max(0)),
        reopened: false,
        at: change.now(),
        day: change.today()?,
        by: PersonId(change.person()),
    };
    hand_over::add(change, &kept)?;
    old_part::chosen(change, before.id, kept.old_parts)?;
    if let Some(reason) = input.override_reason.as_deref().filter(|_| !missing.is_empty()) {
        let names: Vec<&str> = missing.iter().map(|accessory| accessory.text()).collect();
        change.note_reason("hand_over", kept.id.0, &[("missing", names.join(" "))], reason.trim())?;
    }
    let passed = [("accessories_open", !missing.is_empty()), ("proof_wait", waited)];
    let passed = passed.into_iter().filter(|(_, is_passed)| *is_passed).map(|(gate, _)| gate).collect();
    let why = Why {
        outcome: Some(input.outcome),
        override_reason: input.override_reason,
        owed_reason: input.owed_reason,
        passed,
        ..Why::default()
    };
    let after = stage::go(change, &before, Stage::HandedOver, why)?;
    passcode::purge(change, after.id)?;
    hand_over::forget_attempts(change, after.id)?;
    Ok(HandedOver { stage: after.stage, seen_seq: repair::seen(change, &after)? })
}

/// Shows the pick-up code, and says so in the order's history.
pub(crate) fn pick_up_code(change: &mut Change<'_>, input: ByRepair) -> Result<PickUpCode> {
    let repair = known(change, input.id)?;
    let code = repair.pick_up_code.ok_or_else(|| Failure::refused("repair.no_pick_up_code"))?;
    change.note("repair", repair.id.0, &[])?;
    Ok(PickUpCode { code })
}
