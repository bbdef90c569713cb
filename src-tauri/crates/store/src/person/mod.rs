//! Staff.

use crate::change::Change;
use crate::column::{RowColumns, Sql};
use crate::error::Result;
use crate::noun::{Noun, noun};
use crate::read::Read;
use domain::language::{Language, Theme};
use domain::person::{PersonId, Roles};
use rusqlite::{OptionalExtension, named_params};

noun! {
    /// A member of the staff.
    Person = "person" {
        /// Its id.
        id: PersonId,
        /// As colleagues and papers say it.
        name: String as personal,
        /// The number on the badge, by which one signs in.
        badge: String,
        /// What they do here.
        roles: Roles,
        /// Whether they still work here.
        active: bool,
        /// Hash of the password (argon2id).
        password: String as secret,
        /// Hash of the PIN (argon2id), once one is set.
        pin: Option<String> as secret,
        /// Hash of what the scanner reads from the badge, once one is known.
        badge_code: Option<String> as secret,
        /// Hash of the recovery code (argon2id), once one was given out.
        recovery: Option<String> as secret,
    }
}

/// What a person likes to look at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Preference {
    /// Their language; the shop's where none.
    pub language: Option<Language>,
    /// Light or dark; the system's where none.
    pub theme: Option<Theme>,
}

/// Everybody, former staff too, by badge.
///
/// # Errors
/// What the database says.
pub fn list(read: &Read<'_>) -> kernel::Result<Vec<Person>> {
    Ok(read.all(include_str!("list.sql"), &[], Person::read)?)
}

/// One by id.
///
/// # Errors
/// What the database says.
pub fn find(read: &Read<'_>, id: PersonId) -> kernel::Result<Option<Person>> {
    Ok(read.get(id.0)?)
}

/// One by badge number.
///
/// # Errors
/// What the database says.
pub fn by_badge(read: &Read<'_>, badge: &str) -> kernel::Result<Option<Person>> {
    one(read, include_str!("by_badge.sql"), badge)
}

/// One by the hash of what the scanner reads from the badge.
///
/// # Errors
/// What the database says.
pub fn by_badge_code(read: &Read<'_>, hash: &str) -> kernel::Result<Option<Person>> {
    one(read, include_str!("by_badge_code.sql"), hash)
}

fn one(read: &Read<'_>, sql: &str, key: &str) -> kernel::Result<Option<Person>> {
    let find = || -> Result<Option<Person>> {
        Ok(read.db.prepare_cached(sql)?.query_row(named_params! {":key": key}, Person::read).optional()?)
    };
    Ok(find()?)
}

/// How many there are, former ones too.
///
/// # Errors
/// What the database says.
pub fn count(read: &Read<'_>) -> kernel::Result<i64> {
    Ok(read.count("SELECT count(*) AS n FROM person", &[])?)
}

/// What an editor of a person has seen.
///
/// # Errors
/// What the database says.
pub fn seen(read: &Read<'_>, id: PersonId) -> kernel::Result<i64> {
    Ok(read.seen(Person::NAME, id.0)?)
}

/// Adds one.
///
/// # Errors
/// What the database says.
pub fn add(change: &mut Change<'_>, person: &Person) -> kernel::Result<()> {
    Ok(change.insert(person)?)
}

/// Writes what differs, where nobody changed it since `seen_seq`.
///
/// # Errors
/// `edit.stale`.
pub fn revise(change: &mut Change<'_>, seen_seq: i64, before: &Person, after: &Person) -> kernel::Result<()> {
    change.must_have_seen::<Person>(before.id.0, seen_seq)?;
    Ok(change.update(before, after)?)
}

/// Writes a new password, PIN, badge code or recovery code: it does not depend on what was seen.
///
/// # Errors
/// What the database says.
pub fn set_secret(change: &mut Change<'_>, before: &Person, after: &Person) -> kernel::Result<()> {
    Ok(change.update(before, after)?)
}

/// What a person likes to look at.
///
/// # Errors
/// What the database says.
pub fn preference(read: &Read<'_>, id: PersonId) -> kernel::Result<Preference> {
    let find = || -> Result<Option<Preference>> {
        let mut statement = read.db.prepare_cached(include_str!("preference.sql"))?;
        Ok(statement
            .query_row(named_params! {":person": Sql(&id)}, |row| {
                Ok(Preference { language: row.column("language")?, theme: row.column("theme")? })
            })
            .optional()?)
    };
    Ok(find()?.unwrap_or(Preference { language: None, theme: None }))
}

/// Remembers what a person likes to look at.
///
/// # Errors
/// What the database says.
pub fn prefer(change: &Change<'_>, id: PersonId, preference: Preference) -> kernel::Result<()> {
    change.state(
        include_str!("prefer.sql"),
        &[
            (":person", &Sql(&id)),
            (":language", &Sql(&preference.language)),
            (":theme", &Sql(&preference.theme)),
        ],
    )?;
    Ok(())
}
