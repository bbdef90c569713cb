//! Texts of the shop's own for messages to customers.

use crate::change::Change;
use crate::column::Sql;
use crate::noun::{Noun, noun};
use crate::read::Read;
use domain::language::Language;
use domain::message::{MessageId, MessagePurpose};
use rusqlite::ToSql;

noun! {
    /// A text.
    Message = "message" {
        /// Its id.
        id: MessageId,
        /// What for.
        purpose: MessagePurpose,
        /// In which language.
        language: Language,
        /// The text, with places in braces.
        text: String,
    }
}

/// The shop's own text, where it has one.
///
/// # Errors
/// What the database says.
pub fn find(read: &Read<'_>, purpose: MessagePurpose, language: Language) -> kernel::Result<Option<Message>> {
    let params: [(&str, &dyn ToSql); 2] = [(":purpose", &Sql(&purpose)), (":language", &Sql(&language))];
    Ok(read.all(include_str!("find.sql"), &params, Message::read)?.pop())
}

/// The place in time of its last change, as an editor of it must have seen it.
///
/// # Errors
/// What the database says.
pub fn seen(read: &Read<'_>, id: MessageId) -> kernel::Result<i64> {
    Ok(read.seen(Message::NAME, id.0)?)
}

/// Keeps a text in the place of the one before, where nobody changed that since `seen_seq`; 0 is the built-in one.
///
/// # Errors
/// `edit.stale`.
pub fn keep(
    change: &mut Change<'_>,
    seen_seq: i64,
    (purpose, language): (MessagePurpose, Language),
    text: &str,
) -> kernel::Result<MessageId> {
    let text = text.to_owned();
    if let Some(before) = find(change, purpose, language)? {
        change.must_have_seen::<Message>(before.id.0, seen_seq)?;
        let after = Message { text, ..before.clone() };
        change.update(&before, &after)?;
        return Ok(after.id);
    }
    let message = Message { id: change.new_id(), purpose, language, text };
    change.insert(&message)?;
    Ok(message.id)
}
