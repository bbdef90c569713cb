//! Notes.

use crate::change::Change;
use crate::column::Sql;
use crate::noun::{Noun, noun};
use crate::read::Read;
use domain::note::{About, NoteId, NoteKind};
use domain::person::PersonId;
use kernel::Moment;
use uuid::Uuid;

noun! {
    /// A note.
    Note = "note" {
        /// Its id.
        id: NoteId,
        /// What it is about.
        about: About,
        /// Which one of those.
        subject: Uuid,
        /// How loud it is.
        kind: NoteKind,
        /// The note.
        text: String as personal,
        /// When it was written.
        at: Moment,
        /// Who wrote it.
        by: PersonId,
        /// Whether it was taken back.
        withdrawn: bool,
    }
}

/// Keeps a note.
///
/// # Errors
/// What the database says.
pub fn add(change: &mut Change<'_>, note: &Note) -> kernel::Result<()> {
    Ok(change.insert(note)?)
}

/// One by id.
///
/// # Errors
/// What the database says.
pub fn by_id(read: &Read<'_>, id: NoteId) -> kernel::Result<Option<Note>> {
    Ok(read.get(id.0)?)
}

/// Takes a note back; it stays in the history.
///
/// # Errors
/// What the database says.
pub fn withdraw(change: &mut Change<'_>, note: &Note) -> kernel::Result<()> {
    Ok(change.update(note, &Note { withdrawn: true, ..note.clone() })?)
}

/// The notes about one order, machine or customer, newest first, withdrawn ones among them.
///
/// # Errors
/// What the database says.
pub fn of_subject(read: &Read<'_>, about: About, subject: Uuid) -> kernel::Result<Vec<Note>> {
    let params: [(&str, &dyn rusqlite::ToSql); 2] = [(":about", &Sql(&about)), (":subject", &Sql(&subject))];
    Ok(read.all(include_str!("of_subject.sql"), &params, Note::read)?)
}
