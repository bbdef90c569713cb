//! Lists as somebody likes them: saved views and columns. State, without history.

use crate::change::Change;
use crate::column::{Json, RowColumns, Sql};
use crate::read::Read;
use domain::draft::SavedViewId;
use domain::person::PersonId;

/// A saved view.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SavedView {
    /// Which one.
    pub id: SavedViewId,
    /// Whose; nobody's own where the whole shop has it.
    pub person: Option<PersonId>,
    /// What it is called.
    pub name: String,
    /// What it shows, as whoever keeps it writes it.
    pub filter: String,
}

/// The shop's and somebody's own, in the order they were made.
///
/// # Errors
/// What the database says.
pub fn of_person(read: &Read<'_>, person: PersonId) -> kernel::Result<Vec<SavedView>> {
    Ok(read.all(include_str!("of_person.sql"), &[(":person", &Sql(&person))], saved_view)?)
}

/// One by id.
///
/// # Errors
/// What the database says.
pub fn by_id(read: &Read<'_>, id: SavedViewId) -> kernel::Result<Option<SavedView>> {
    let sql = "SELECT id, person, name, filter FROM saved_view WHERE id = :id";
    Ok(read.all(sql, &[(":id", &Sql(&id))], saved_view)?.into_iter().next())
}

/// Keeps one, new or in place of the one with its id.
///
/// # Errors
/// What the database says.
pub fn keep(change: &Change<'_>, view: &SavedView) -> kernel::Result<()> {
    change.state(
        include_str!("keep.sql"),
        &[
            (":id", &Sql(&view.id)),
            (":person", &Sql(&view.person)),
            (":name", &view.name),
            (":filter", &view.filter),
        ],
    )?;
    Ok(())
}

/// Forgets one.
///
/// # Errors
/// What the database says.
pub fn forget(change: &Change<'_>, id: SavedViewId) -> kernel::Result<()> {
    change.state("DELETE FROM saved_view WHERE id = :id", &[(":id", &Sql(&id))])?;
    Ok(())
}

/// The columns somebody chose for their lists.
///
/// # Errors
/// What the database says.
pub fn columns(read: &Read<'_>, person: PersonId) -> kernel::Result<Option<Vec<String>>> {
    let sql = "SELECT columns FROM preference WHERE person = :person";
    let kept = read
        .all(sql, &[(":person", &Sql(&person))], |row| row.column::<Option<Json<Vec<String>>>>("columns"))?;
    Ok(kept.into_iter().flatten().next().map(|columns| columns.0))
}

/// Remembers the columns somebody chose.
///
/// # Errors
/// What the database says.
pub fn keep_columns(change: &Change<'_>, person: PersonId, columns: Vec<String>) -> kernel::Result<()> {
    let columns = Json(columns);
    change.state(
        include_str!("keep_columns.sql"),
        &[(":person", &Sql(&person)), (":columns", &Sql(&columns))],
    )?;
    Ok(())
}

fn saved_view(row: &rusqlite::Row<'_>) -> rusqlite::Result<SavedView> {
    Ok(SavedView {
        id: row.column("id")?,
        person: row.column("person")?,
        name: row.column("name")?,
        filter: row.column("filter")?,
    })
}
