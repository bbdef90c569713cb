//! Notes.

use crate::noun::noun;
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
