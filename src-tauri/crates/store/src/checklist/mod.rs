//! Checklists, version by version.

use crate::change::Change;
use crate::column::{Json, Sql};
use crate::noun::{Noun, noun};
use crate::read::Read;
use domain::catalogue::Kind;
use domain::checklist::{ChecklistId, ChecklistItem};
use domain::checkup::Purpose;
use domain::person::PersonId;
use kernel::Moment;

noun! {
    /// A version of a checklist.
    Checklist = "checklist" {
        /// Its id.
        id: ChecklistId,
        /// What for.
        purpose: Purpose,
        /// For machines of which kind.
        kind: Kind,
        /// Counted from 1.
        version: i64,
        /// What is looked at.
        items: Json<Vec<ChecklistItem>>,
        /// When it was written.
        at: Moment,
        /// By whom; nobody where the program brought it.
        by: Option<PersonId>,
    }
}

/// The newest version of each list, by purpose and kind.
///
/// # Errors
/// What the database says.
pub fn newest_of_all(read: &Read<'_>) -> kernel::Result<Vec<Checklist>> {
    Ok(read.all(include_str!("newest_of_all.sql"), &[], Checklist::read)?)
}

/// The list in force, where there is one.
///
/// # Errors
/// What the database says.
pub fn newest(read: &Read<'_>, purpose: Purpose, kind: Kind) -> kernel::Result<Option<Checklist>> {
    let params: [(&str, &dyn rusqlite::ToSql); 2] = [(":purpose", &Sql(&purpose)), (":kind", &Sql(&kind))];
    Ok(read.all(include_str!("newest.sql"), &params, Checklist::read)?.pop())
}

/// One version by id.
///
/// # Errors
/// What the database says; `store.broken_reference` where there is none.
pub fn by_id(read: &Read<'_>, id: ChecklistId) -> kernel::Result<Checklist> {
    Ok(read.one(id.0)?)
}

/// The place in time of its last change, as an editor of it must have seen it.
///
/// # Errors
/// What the database says.
pub fn seen(read: &Read<'_>, id: ChecklistId) -> kernel::Result<i64> {
    Ok(read.seen(Checklist::NAME, id.0)?)
}

/// Writes the next version of a list as `write` does, where the newest is the one an editor saw; 0 is none.
///
/// # Errors
/// `edit.stale`.
pub fn revise(
    change: &mut Change<'_>,
    seen_seq: i64,
    (purpose, kind): (Purpose, Kind),
    items: Vec<ChecklistItem>,
) -> kernel::Result<ChecklistId> {
    if let Some(last) = newest(change, purpose, kind)? {
        change.must_have_seen::<Checklist>(last.id.0, seen_seq)?;
    }
    write(change, purpose, kind, items)
}

/// Writes the next version of a list; one with the same items is the one there is.
///
/// # Errors
/// What the database says.
pub fn write(
    change: &mut Change<'_>,
    purpose: Purpose,
    kind: Kind,
    items: Vec<ChecklistItem>,
) -> kernel::Result<ChecklistId> {
    let last = newest(change, purpose, kind)?;
    let version = match last {
        Some(last) if last.items.0 == items => return Ok(last.id),
        Some(last) => last.version + 1,
        None => 1,
    };
    let list = Checklist {
        id: change.new_id(),
        purpose,
        kind,
        version,
        items: Json(items),
        at: change.now(),
        by: Some(change.person()).filter(|person| !person.is_nil()).map(PersonId),
    };
    change.insert(&list)?;
    Ok(list.id)
}
