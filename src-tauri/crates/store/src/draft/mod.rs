//! Half-written forms, sealed.

use crate::change::Change;
use crate::column::{Json, RowColumns, Sealed, Sql};
use crate::read::Read;
use domain::draft::DraftId;
use domain::person::PersonId;
use kernel::Moment;
use rusqlite::ToSql;

/// A half-written form of one person.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    /// Named by the client that began it.
    pub id: DraftId,
    /// Whose.
    pub person: PersonId,
    /// Which form.
    pub form: String,
    /// Its text, sealed with a key outside the database.
    pub sealed: Sealed,
    /// The staged files it holds on to, by hash.
    pub files: Vec<String>,
    /// When it was last kept.
    pub at: Moment,
}

/// A person's drafts of a form, newest first.
///
/// # Errors
/// What the database says.
pub fn list(read: &Read<'_>, person: PersonId, form: &str) -> kernel::Result<Vec<Draft>> {
    let params: [(&str, &dyn ToSql); 2] = [(":person", &Sql(&person)), (":form", &form)];
    Ok(read.all(include_str!("list.sql"), &params, draft)?)
}

fn draft(row: &rusqlite::Row<'_>) -> rusqlite::Result<Draft> {
    Ok(Draft {
        id: row.column("id")?,
        person: row.column("person")?,
        form: row.column("form")?,
        sealed: row.column("sealed")?,
        files: row.column::<Json<Vec<String>>>("files")?.0,
        at: row.column("at")?,
    })
}

/// How many drafts of a form a person keeps beside this one.
///
/// # Errors
/// What the database says.
pub fn others(read: &Read<'_>, person: PersonId, form: &str, id: DraftId) -> kernel::Result<i64> {
    let params: [(&str, &dyn ToSql); 3] = [(":person", &Sql(&person)), (":form", &form), (":id", &Sql(&id))];
    Ok(read.count(include_str!("others.sql"), &params)?)
}

/// Whose a draft is, where there is one.
///
/// # Errors
/// What the database says.
pub fn person_of(read: &Read<'_>, id: DraftId) -> kernel::Result<Option<PersonId>> {
    let sql = "SELECT person FROM draft WHERE id = :id";
    Ok(read.all(sql, &[(":id", &Sql(&id))], |row| row.column("person"))?.pop())
}

/// Keeps a draft, in the place of what was kept of it before.
///
/// # Errors
/// What the database says.
pub fn keep(change: &Change<'_>, draft: &Draft) -> kernel::Result<()> {
    let files = Json(draft.files.clone());
    let params: [(&str, &dyn ToSql); 6] = [
        (":id", &Sql(&draft.id)),
        (":person", &Sql(&draft.person)),
        (":form", &draft.form),
        (":sealed", &Sql(&draft.sealed)),
        (":files", &Sql(&files)),
        (":at", &Sql(&draft.at)),
    ];
    change.state(include_str!("keep.sql"), &params)?;
    Ok(())
}

/// Drops every draft that was last kept before a moment, and those of people who left; answers how many.
///
/// # Errors
/// What the database says.
pub fn drop_stale(change: &Change<'_>, before: Moment) -> kernel::Result<usize> {
    Ok(change.state(include_str!("drop_stale.sql"), &[(":before", &Sql(&before))])?)
}

/// Drops a person's draft; nothing where there is none of theirs.
///
/// # Errors
/// What the database says.
pub fn drop(change: &Change<'_>, person: PersonId, id: DraftId) -> kernel::Result<()> {
    let sql = "DELETE FROM draft WHERE id = :id AND person = :person";
    change.state(sql, &[(":id", &Sql(&id)), (":person", &Sql(&person))])?;
    Ok(())
}
