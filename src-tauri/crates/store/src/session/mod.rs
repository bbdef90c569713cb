//! Desks and who signed in at them; state, not history. Sign-ins themselves are journaled by the command.

use crate::change::Change;
use crate::column::{RowColumns, Sql};
use crate::error::Result;
use crate::read::Read;
use domain::person::{ATTEMPTS_STAND, PersonId};
use kernel::{Day, Moment};
use rusqlite::{OptionalExtension, named_params};

/// A desk's row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct DeskSeq(pub i64);

/// Somebody who signed in fully at a desk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedIn {
    /// Who.
    pub person: PersonId,
    /// On which civil day.
    pub day: Day,
    /// Wrong PINs since.
    pub wrong_pins: u32,
}

/// Wrong passwords in a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Attempts {
    /// How many.
    pub failures: u32,
    /// The last one.
    pub last_at: Moment,
}

/// The desk that holds a key, by the key's hash.
///
/// # Errors
/// What the database says.
pub fn find(read: &Read<'_>, key_hash: &[u8; 32]) -> kernel::Result<Option<DeskSeq>> {
    let find = || -> Result<Option<DeskSeq>> {
        Ok(read
            .db
            .prepare_cached("SELECT seq FROM session WHERE key_hash = :key_hash")?
            .query_row(named_params! {":key_hash": Sql(key_hash)}, |row| row.column("seq"))
            .optional()?
            .map(DeskSeq))
    };
    Ok(find()?)
}

/// Remembers a desk by its key's hash.
///
/// # Errors
/// What the database says.
pub fn begin(change: &Change<'_>, key_hash: &[u8; 32]) -> kernel::Result<DeskSeq> {
    if let Some(desk) = find(change, key_hash)? {
        return Ok(desk);
    }
    change.state(
        "INSERT INTO session (key_hash, began_at) VALUES (:key_hash, :now)",
        &[(":key_hash", &Sql(key_hash)), (":now", &Sql(&change.now))],
    )?;
    Ok(DeskSeq(change.db.last_insert_rowid()))
}

/// Gives a desk another key: the one it had opens nothing any more.
///
/// # Errors
/// What the database says.
pub fn renew(change: &Change<'_>, former_hash: &[u8; 32], key_hash: &[u8; 32]) -> kernel::Result<()> {
    change.state(
        "UPDATE session SET key_hash = :key_hash WHERE key_hash = :former_hash",
        &[(":key_hash", &Sql(key_hash)), (":former_hash", &Sql(former_hash))],
    )?;
    Ok(())
}

/// Ends everybody's day at a desk.
///
/// # Errors
/// What the database says.
pub fn end(change: &Change<'_>, key_hash: &[u8; 32]) -> kernel::Result<()> {
    if let Some(desk) = find(change, key_hash)? {
        change.state("DELETE FROM session_person WHERE session = :session", &[(":session", &desk.0)])?;
    }
    Ok(())
}

/// Everybody who signed in fully at a desk on a day.
///
/// # Errors
/// What the database says.
pub fn people(read: &Read<'_>, desk: DeskSeq, day: Day) -> kernel::Result<Vec<SignedIn>> {
    Ok(read.all(include_str!("people.sql"), &[(":session", &desk.0), (":day", &Sql(&day))], |row| {
        Ok(SignedIn {
            person: row.column("person")?,
            day: row.column("day")?,
            wrong_pins: row.column("wrong_pin")?,
        })
    })?)
}

/// Notes a full sign-in, which also forgives wrong PINs.
///
/// # Errors
/// What the database says.
pub fn sign_in(change: &Change<'_>, desk: DeskSeq, person: PersonId, day: Day) -> kernel::Result<()> {
    change.state(
        include_str!("sign_in.sql"),
        &[
            (":session", &desk.0),
            (":person", &Sql(&person)),
            (":day", &Sql(&day)),
            (":at", &Sql(&change.now)),
        ],
    )?;
    Ok(())
}

/// Ends somebody's day at a desk.
///
/// # Errors
/// What the database says.
pub fn sign_out(change: &Change<'_>, desk: DeskSeq, person: PersonId) -> kernel::Result<()> {
    change.state(
        "DELETE FROM session_person WHERE session = :session AND person = :person",
        &[(":session", &desk.0), (":person", &Sql(&person))],
    )?;
    Ok(())
}

/// Ends somebody's day at every desk: their password was reset, or they left.
///
/// # Errors
/// What the database says.
pub fn sign_out_everywhere(change: &Change<'_>, person: PersonId) -> kernel::Result<()> {
    change.state("DELETE FROM session_person WHERE person = :person", &[(":person", &Sql(&person))])?;
    Ok(())
}

/// Ends somebody's day at every desk but one: they gave themselves another password there.
///
/// # Errors
/// What the database says.
pub fn sign_out_elsewhere(change: &Change<'_>, person: PersonId, but: DeskSeq) -> kernel::Result<()> {
    change.state(
        "DELETE FROM session_person WHERE person = :person AND session <> :session",
        &[(":person", &Sql(&person)), (":session", &but.0)],
    )?;
    Ok(())
}

/// Counts a wrong PIN, or forgives all of them.
///
/// # Errors
/// What the database says.
pub fn wrong_pin(change: &Change<'_>, desk: DeskSeq, person: PersonId, wrong: bool) -> kernel::Result<()> {
    change.state(
        include_str!("wrong_pin.sql"),
        &[(":session", &desk.0), (":person", &Sql(&person)), (":wrong", &Sql(&wrong))],
    )?;
    Ok(())
}

/// Wrong passwords in a row for a badge number, whether anybody has it or not.
///
/// # Errors
/// What the database says.
pub fn attempts(read: &Read<'_>, badge: &str) -> kernel::Result<Option<Attempts>> {
    let find = || -> Result<Option<Attempts>> {
        Ok(read
            .db
            .prepare_cached("SELECT failures, last_at FROM attempt WHERE badge = :badge")?
            .query_row(named_params! {":badge": badge}, |row| {
                Ok(Attempts { failures: row.column("failures")?, last_at: row.column("last_at")? })
            })
            .optional()?)
    };
    Ok(find()?)
}

/// Counts a wrong password.
///
/// # Errors
/// What the database says.
pub fn attempt_failed(change: &Change<'_>, badge: &str) -> kernel::Result<()> {
    change.state(include_str!("attempt_failed.sql"), &[(":badge", &badge), (":at", &Sql(&change.now))])?;
    // Strangers' guesses at badge numbers nobody has do not pile up; a row's place is that of its last failure.
    let stand = i64::try_from(ATTEMPTS_STAND.as_millis()).unwrap_or(i64::MAX);
    let before = Moment::from_millis(change.now.millis().saturating_sub(stand)).unwrap_or(Moment::EPOCH);
    change.state(include_str!("forget_attempts.sql"), &[(":before", &Sql(&before))])?;
    Ok(())
}

/// Forgives wrong passwords.
///
/// # Errors
/// What the database says.
pub fn attempt_succeeded(change: &Change<'_>, badge: &str) -> kernel::Result<()> {
    change.state("DELETE FROM attempt WHERE badge = :badge", &[(":badge", &badge)])?;
    Ok(())
}

/// Whether somebody's sign-in at a desk still stands.
///
/// # Errors
/// What the database says.
pub fn holds(read: &Read<'_>, desk: DeskSeq, person: PersonId) -> kernel::Result<bool> {
    let params: [(&str, &dyn rusqlite::ToSql); 2] = [(":session", &desk.0), (":person", &Sql(&person))];
    Ok(read.count(include_str!("holds.sql"), &params)? > 0)
}
