//! Questions about orders and their answers.

use crate::change::Change;
use crate::column::Sql;
use crate::noun::{Noun, noun};
use crate::read::Read;
use domain::person::PersonId;
use domain::repair::RepairId;
use domain::support::{Asked, SupportId, SupportState};
use kernel::Moment;

noun! {
    /// A question.
    Support = "support" {
        /// Its id.
        id: SupportId,
        /// About which order.
        repair: RepairId,
        /// Who is asked.
        asked: Asked,
        /// Which colleague, where it is one.
        to_person: Option<PersonId>,
        /// What is asked.
        question: String as personal,
        /// When.
        asked_at: Moment,
        /// By whom.
        asked_by: PersonId,
        /// What was answered; nothing until then.
        answer: String as personal,
        /// When.
        answered_at: Option<Moment>,
        /// Who answered, or wrote down what the maker said.
        answered_by: Option<PersonId>,
        /// How far it is.
        state: SupportState,
        /// Why it was closed, where nobody answered it.
        reason: String as personal,
    }
}

/// The questions about an order, oldest first.
///
/// # Errors
/// What the database says.
pub fn of_repair(read: &Read<'_>, repair: RepairId) -> kernel::Result<Vec<Support>> {
    Ok(read.all(include_str!("of_repair.sql"), &[(":repair", &Sql(&repair))], Support::read)?)
}

/// The questions that nobody answered yet and that this person may: those to them, and for a senior those of others to
/// any.
///
/// # Errors
/// What the database says.
pub fn waiting_for(read: &Read<'_>, person: PersonId, is_senior: bool) -> kernel::Result<Vec<Support>> {
    let params: [(&str, &dyn rusqlite::ToSql); 2] = [(":person", &Sql(&person)), (":senior", &is_senior)];
    Ok(read.all(include_str!("waiting_for.sql"), &params, Support::read)?)
}

/// One by id.
///
/// # Errors
/// What the database says.
pub fn by_id(read: &Read<'_>, id: SupportId) -> kernel::Result<Option<Support>> {
    Ok(read.get(id.0)?)
}

/// Asks.
///
/// # Errors
/// What the database says.
pub fn ask(change: &mut Change<'_>, support: &Support) -> kernel::Result<()> {
    Ok(change.insert(support)?)
}

/// Writes what differs.
///
/// # Errors
/// What the database says.
pub fn write(change: &mut Change<'_>, before: &Support, after: &Support) -> kernel::Result<()> {
    Ok(change.update(before, after)?)
}
