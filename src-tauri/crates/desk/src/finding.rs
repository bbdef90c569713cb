//! What a technician found, apart from the customer's words.

use crate::door::Empty;
use crate::fault_code::chosen;
use crate::id::Id;
use crate::note::name_of;
use crate::photo::{self, Of, PhotoRow, ReadyPhoto, StagedPhoto};
use crate::repair::{known, must_be_open};
use crate::rights::may;
use crate::signature::signed;
use domain::fault_code::Axis;
use domain::faults::{Fault, Faults};
use domain::finding::{self as rules, Evidence, FindingId, Level};
use domain::hand_over::SignedOn;
use domain::person::PersonId;
use domain::photo::Phase;
use domain::repair::RepairId;
use domain::right::Right;
use kernel::{Code, Failure, Moment, Result};
use serde::{Deserialize, Serialize};
use store::finding::Finding;
use store::photo::Listed;
use store::{Change, Read, catalogue, finding};
use ts_rs::TS;

/// A new finding.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct AddFinding {
    repair: RepairId,
    symptom: Option<String>,
    cause: Option<String>,
    text: String,
    level: Level,
    evidence: Evidence,
    photos: Vec<StagedPhoto>,
}

/// That the customer agreed to what makes the repair chargeable.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct AgreeFinding {
    id: FindingId,
    agreed: SignedOn,
    signature: Option<String>,
}

/// A finding.
#[derive(Debug, Serialize, TS)]
pub(crate) struct FindingRow {
    id: FindingId,
    symptom: Option<String>,
    cause: Option<String>,
    text: String,
    level: Level,
    evidence: Evidence,
    agreed: Option<SignedOn>,
    signature: Option<String>,
    at: Moment,
    by: String,
    withdrawn: bool,
    photos: Vec<PhotoRow>,
}

/// A finding without faults.
pub(crate) struct Found {
    repair: RepairId,
    symptom: Option<String>,
    cause: Option<String>,
    text: String,
    level: Level,
    evidence: Evidence,
    photos: Vec<ReadyPhoto>,
}

pub(crate) fn prepare_add(read: &Read<'_>, input: AddFinding) -> Result<Found> {
    let repair = known(read, input.repair)?.id;
    let mut faults = Faults::new();
    let symptom = faults.take("symptom", symptom(read, input.symptom.as_deref())?);
    let cause = faults.take("cause", chosen(read, Axis::Cause, input.cause.as_deref())?);
    let text = faults.take("text", rules::text(&input.text)).map(str::to_owned);
    let photos = photo::ready(read, input.photos, &mut faults)?;
    faults.refuse("finding.invalid")?;
    let (Some(symptom), Some(cause), Some(text)) = (symptom, cause, text) else {
        return Err(Failure::internal("finding.invalid", "a value without a fault is missing"));
    };
    Ok(Found { repair, symptom, cause, text, level: input.level, evidence: input.evidence, photos })
}

/// The code of a symptom that somebody chose, or none: one of the catalogue, not a group, and offered.
fn symptom(read: &Read<'_>, code: Option<&str>) -> Result<std::result::Result<Option<String>, Fault>> {
    let Some(code) = code else { return Ok(Ok(None)) };
    let symptom = catalogue::symptom_by_code(read, code)?;
    let is_offered = symptom.is_some_and(|symptom| symptom.active && symptom.parent.is_some());
    Ok(if is_offered { Ok(Some(code.to_owned())) } else { Err(Fault::new("field.unknown_code")) })
}

pub(crate) fn add(change: &mut Change<'_>, found: Found) -> Result<Id> {
    must_be_open(&known(change, found.repair)?)?;
    let finding = Finding {
        id: change.new_id(),
        repair: found.repair,
        symptom: found.symptom,
        cause: found.cause,
        text: found.text,
        level: found.level,
        evidence: found.evidence,
        agreed: None,
        signature: None,
        at: change.now(),
        by: PersonId(change.person()),
        withdrawn: false,
    };
    finding::add(change, &finding)?;
    let phase = if found.evidence == Evidence::None { Phase::Before } else { Phase::Evidence };
    photo::keep_all(change, found.repair, Of::Finding(finding.id, phase), found.photos)?;
    Ok(Id::of(finding.id))
}

pub(crate) fn agree(change: &mut Change<'_>, input: AgreeFinding) -> Result<Empty> {
    let finding = standing(change, input.id)?;
    let mut faults = Faults::new();
    let signature = faults.take("signature", signed(input.agreed, input.signature));
    faults.refuse("finding.invalid")?;
    let signature = signature
        .ok_or_else(|| Failure::internal("finding.invalid", "a value without a fault is missing"))?;
    must_be_open(&known(change, finding.repair)?)?;
    if finding.evidence == Evidence::None {
        return Err(Failure::refused("finding.nothing_to_agree"));
    }
    if finding.agreed.is_some() {
        return Err(Failure::new(Code::Conflict, "finding.agreed_already"));
    }
    finding::agree(change, &finding, input.agreed, signature)?;
    Ok(Empty {})
}

/// Takes a finding back; it stays readable as withdrawn. What the customer agreed to stands, and evidence is taken back by
/// whoever wrote it down, or by right.
pub(crate) fn withdraw(change: &mut Change<'_>, input: Id) -> Result<Empty> {
    let finding = standing(change, FindingId(input.id))?;
    if finding.agreed.is_some() {
        return Err(Failure::refused("finding.agreed_stays"));
    }
    let is_mine = finding.by == PersonId(change.person());
    if finding.evidence != Evidence::None && !is_mine && !may(change, Right::OverrideGates)? {
        return Err(Failure::new(Code::Forbidden, "finding.not_yours"));
    }
    must_be_open(&known(change, finding.repair)?)?;
    finding::withdraw(change, &finding)?;
    Ok(Empty {})
}

fn standing(read: &Read<'_>, id: FindingId) -> Result<Finding> {
    let finding = finding::by_id(read, id)?.ok_or_else(|| Failure::not_found("finding.not_found"))?;
    if finding.withdrawn { Err(Failure::refused("finding.withdrawn")) } else { Ok(finding) }
}

/// The findings of an order, oldest first, each with its own of the order's pictures.
pub(crate) fn rows(read: &Read<'_>, repair: RepairId, photos: &[Listed]) -> Result<Vec<FindingRow>> {
    let row = |finding: Finding| {
        let own = photos.iter().filter(|listed| listed.photo.finding == Some(finding.id));
        Ok(FindingRow {
            id: finding.id,
            symptom: finding.symptom,
            cause: finding.cause,
            text: finding.text,
            level: finding.level,
            evidence: finding.evidence,
            agreed: finding.agreed,
            signature: finding.signature,
            at: finding.at,
            by: name_of(read, finding.by)?,
            withdrawn: finding.withdrawn,
            photos: own.map(photo::row).collect(),
        })
    };
    finding::of_repair(read, repair)?.into_iter().map(row).collect()
}
