//! What technicians found.

use crate::change::Change;
use crate::column::Sql;
use crate::noun::{Noun, noun};
use crate::read::Read;
use domain::finding::{Evidence, FindingId, Level};
use domain::hand_over::SignedOn;
use domain::person::PersonId;
use domain::repair::RepairId;
use kernel::Moment;

noun! {
    /// A finding.
    Finding = "finding" {
        /// Its id.
        id: FindingId,
        /// On which order's machine.
        repair: RepairId,
        /// The code of the symptom, where it was coded.
        symptom: Option<String>,
        /// The code of the cause, where it was coded.
        cause: Option<String>,
        /// In the technician's words.
        text: String as personal,
        /// How much work it is.
        level: Level,
        /// What makes the repair chargeable, if anything does.
        evidence: Evidence,
        /// How the customer agreed to that, once they did.
        agreed: Option<SignedOn>,
        /// The strokes of the signature, where it was given on a screen.
        signature: Option<String> as personal,
        /// When it was written.
        at: Moment,
        /// By whom.
        by: PersonId,
        /// Whether it was taken back.
        withdrawn: bool,
    }
}

/// The findings of an order, oldest first, withdrawn ones among them.
///
/// # Errors
/// What the database says.
pub fn of_repair(read: &Read<'_>, repair: RepairId) -> kernel::Result<Vec<Finding>> {
    Ok(read.all(include_str!("of_repair.sql"), &[(":repair", &Sql(&repair))], Finding::read)?)
}

/// One by id.
///
/// # Errors
/// What the database says.
pub fn by_id(read: &Read<'_>, id: FindingId) -> kernel::Result<Option<Finding>> {
    Ok(read.get(id.0)?)
}

/// Adds one.
///
/// # Errors
/// What the database says.
pub fn add(change: &mut Change<'_>, finding: &Finding) -> kernel::Result<()> {
    Ok(change.insert(finding)?)
}

/// Writes how the customer agreed to what makes the repair chargeable.
///
/// # Errors
/// What the database says.
pub fn agree(
    change: &mut Change<'_>,
    finding: &Finding,
    agreed: SignedOn,
    signature: Option<String>,
) -> kernel::Result<()> {
    let after = Finding { agreed: Some(agreed), signature, ..finding.clone() };
    Ok(change.update(finding, &after)?)
}

/// Takes one back; it stays in the history.
///
/// # Errors
/// What the database says.
pub fn withdraw(change: &mut Change<'_>, finding: &Finding) -> kernel::Result<()> {
    Ok(change.update(finding, &Finding { withdrawn: true, ..finding.clone() })?)
}
