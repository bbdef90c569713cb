//! Causes and actions in codes.

use crate::change::Change;
use crate::column::{Json, Sql};
use crate::noun::{Noun, noun};
use crate::read::Read;
use domain::catalogue::Kind;
use domain::fault_code::{Axis, FaultCodeId};

noun! {
    /// A cause or an action.
    FaultCode = "fault_code" {
        /// Its id.
        id: FaultCodeId,
        /// Which of the two.
        axis: Axis,
        /// Its code.
        code: String,
        /// The kinds of machine it is for; empty for all.
        kinds: Json<Vec<Kind>>,
        /// In Chinese.
        words: String,
        /// In English.
        words_en: String,
        /// Whether it is offered.
        active: bool,
    }
}

/// Every code, by code.
///
/// # Errors
/// What the database says.
pub fn all(read: &Read<'_>) -> kernel::Result<Vec<FaultCode>> {
    Ok(read.all(include_str!("all.sql"), &[], FaultCode::read)?)
}

/// One by id.
///
/// # Errors
/// What the database says.
pub fn by_id(read: &Read<'_>, id: FaultCodeId) -> kernel::Result<Option<FaultCode>> {
    Ok(read.get(id.0)?)
}

/// The cause or action of a code.
///
/// # Errors
/// What the database says.
pub fn by_code(read: &Read<'_>, code: &str) -> kernel::Result<Option<FaultCode>> {
    Ok(read.all(include_str!("by_code.sql"), &[(":code", &code)], FaultCode::read)?.pop())
}

/// A code that may be written down now: of this axis and offered.
///
/// # Errors
/// What the database says.
pub fn is_offered(read: &Read<'_>, axis: Axis, code: &str) -> kernel::Result<bool> {
    let params: [(&str, &dyn rusqlite::ToSql); 2] = [(":axis", &Sql(&axis)), (":code", &code)];
    Ok(read.count(include_str!("is_offered.sql"), &params)? > 0)
}

/// Adds one.
///
/// # Errors
/// What the database says.
pub fn add(change: &mut Change<'_>, code: &FaultCode) -> kernel::Result<()> {
    Ok(change.insert(code)?)
}

/// The place in time of its last change, as an editor of it must have seen it.
///
/// # Errors
/// What the database says.
pub fn seen(read: &Read<'_>, id: FaultCodeId) -> kernel::Result<i64> {
    Ok(read.seen(FaultCode::NAME, id.0)?)
}

/// Writes what differs, where nobody changed it since `seen_seq`.
///
/// # Errors
/// `edit.stale`.
pub fn revise(
    change: &mut Change<'_>,
    seen_seq: i64,
    before: &FaultCode,
    after: &FaultCode,
) -> kernel::Result<()> {
    change.must_have_seen::<FaultCode>(before.id.0, seen_seq)?;
    Ok(change.update(before, after)?)
}
