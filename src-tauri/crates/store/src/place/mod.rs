//! Where parts lie: the places of the shop, bins within them, and what is outside of it.

use crate::change::Change;
use crate::column::{RowColumns, Sql};
use crate::noun::{Noun, noun};
use crate::read::Read;
use domain::person::PersonId;
use domain::stock::{PlaceId, PlaceKind};
use kernel::{Failure, Money};
use rusqlite::ToSql;

noun! {
    /// A place.
    Place = "place" {
        /// Its id.
        id: PlaceId,
        /// What it is for.
        kind: PlaceKind,
        /// The bin's name; nothing for the place itself.
        bin: Option<String>,
        /// Whose it is, where it is a technician's.
        person: Option<PersonId>,
        /// Whether it is offered.
        active: bool,
    }
}

/// A place with what lies there, all parts together.
#[derive(Debug, Clone, PartialEq)]
pub struct Filled {
    /// The place.
    pub place: Place,
    /// Whose it is, or nothing.
    pub person_name: String,
    /// How many parts lie there.
    pub parts: i64,
    /// How many pieces.
    pub pieces: i64,
    /// What they are worth.
    pub value: Money,
}

/// One by id.
///
/// # Errors
/// What the database says.
pub fn by_id(read: &Read<'_>, id: PlaceId) -> kernel::Result<Option<Place>> {
    Ok(read.get(id.0)?)
}

/// One that must be there.
///
/// # Errors
/// `place.not_found`.
pub fn known(read: &Read<'_>, id: PlaceId) -> kernel::Result<Place> {
    by_id(read, id)?.ok_or_else(|| Failure::not_found("place.not_found"))
}

/// The place of a kind itself, made at its first use. Technicians have one each: `of_person`.
///
/// # Errors
/// What the database says.
pub fn main(change: &mut Change<'_>, kind: PlaceKind) -> kernel::Result<PlaceId> {
    debug_assert_ne!(kind, PlaceKind::Technician, "whose?");
    if let Some(id) = find_main(change, kind)? {
        return Ok(id);
    }
    let id = change.new_id();
    add(change, &Place { id, kind, bin: None, person: None, active: true })?;
    Ok(id)
}

/// The place of a kind itself, where it was used before.
///
/// # Errors
/// What the database says.
pub fn find_main(read: &Read<'_>, kind: PlaceKind) -> kernel::Result<Option<PlaceId>> {
    Ok(read.all(include_str!("main.sql"), &[(":kind", &Sql(&kind))], |row| row.column("id"))?.pop())
}

/// The store of a technician, made at its first use.
///
/// # Errors
/// What the database says.
pub fn of_person(change: &mut Change<'_>, person: PersonId) -> kernel::Result<PlaceId> {
    if let Some(id) = find_of_person(change, person)? {
        return Ok(id);
    }
    let id = change.new_id();
    let person = Some(person);
    add(change, &Place { id, kind: PlaceKind::Technician, bin: None, person, active: true })?;
    Ok(id)
}

/// The store of a technician, where they had something before.
///
/// # Errors
/// What the database says.
pub fn find_of_person(read: &Read<'_>, person: PersonId) -> kernel::Result<Option<PlaceId>> {
    let params: [(&str, &dyn ToSql); 1] = [(":person", &Sql(&person))];
    Ok(read.all(include_str!("of_person.sql"), &params, |row| row.column("id"))?.pop())
}

/// A bin by its name, however its letters are cased.
///
/// # Errors
/// What the database says.
pub fn bin(read: &Read<'_>, kind: PlaceKind, name: &str) -> kernel::Result<Option<Place>> {
    let params: [(&str, &dyn ToSql); 2] = [(":kind", &Sql(&kind)), (":bin", &name)];
    Ok(read.all(include_str!("bin.sql"), &params, Place::read)?.pop())
}

/// Every place that was used, those of one kind together.
///
/// # Errors
/// What the database says.
pub fn all(read: &Read<'_>) -> kernel::Result<Vec<Place>> {
    Ok(read.all(include_str!("all.sql"), &[], Place::read)?)
}

/// Every place within the shop, with what lies there.
///
/// # Errors
/// What the database says.
pub fn filled(read: &Read<'_>) -> kernel::Result<Vec<Filled>> {
    let filled = read.all(include_str!("filled.sql"), &[], |row| {
        Ok(Filled {
            place: Place::read(row)?,
            person_name: row.column("person_name")?,
            parts: row.column("parts")?,
            pieces: row.column("pieces")?,
            value: row.column("value")?,
        })
    })?;
    Ok(filled.into_iter().filter(|one| !one.place.kind.is_counter()).collect())
}

/// How words about a place name it beside its kind: the bin, or whose it is, or nothing.
///
/// # Errors
/// What the database says.
pub fn name(read: &Read<'_>, place: &Place) -> kernel::Result<String> {
    if let Some(bin) = &place.bin {
        return Ok(bin.clone());
    }
    let person = place.person.map(|person| crate::person::find(read, person)).transpose()?.flatten();
    Ok(person.map(|person| person.name).unwrap_or_default())
}

/// What an editor of a bin has seen.
///
/// # Errors
/// What the database says.
pub fn seen(read: &Read<'_>, id: PlaceId) -> kernel::Result<i64> {
    Ok(read.seen(Place::NAME, id.0)?)
}

/// Adds one.
///
/// # Errors
/// What the database says.
pub fn add(change: &mut Change<'_>, place: &Place) -> kernel::Result<()> {
    Ok(change.insert(place)?)
}

/// Writes what differs, where nobody changed it since `seen_seq`.
///
/// # Errors
/// `edit.stale`.
pub fn revise(change: &mut Change<'_>, seen_seq: i64, before: &Place, after: &Place) -> kernel::Result<()> {
    change.must_have_seen::<Place>(before.id.0, seen_seq)?;
    Ok(change.update(before, after)?)
}
