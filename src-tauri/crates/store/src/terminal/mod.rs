//! Desks, tablets and phones that were let in from the shop's network.

use crate::change::Change;
use crate::column::{RowColumns, Sql};
use crate::noun::{Noun, noun};
use crate::read::Read;
use domain::person::PersonId;
use domain::terminal::{TerminalId, TerminalKind};
use kernel::{Failure, Moment};

noun! {
    /// What was let in.
    Terminal = "terminal" {
        /// Its id.
        id: TerminalId,
        /// What people call it.
        name: String as personal,
        /// What it is.
        kind: TerminalKind,
        /// SHA-256 of what it is known by: its certificate, or the secret it keeps.
        proof: [u8; 32] as secret,
        /// Who let it in.
        admitted_by: PersonId,
        /// When.
        admitted_at: Moment,
        /// When it was sent off.
        revoked_at: Option<Moment>,
        /// Why.
        reason: Option<String> as personal,
    }
}

/// What a proof stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Known {
    /// Which terminal.
    pub id: TerminalId,
    /// What it is.
    pub kind: TerminalKind,
    /// When it was sent off.
    pub revoked_at: Option<Moment>,
}

/// A line of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Which terminal.
    pub id: TerminalId,
    /// What people call it.
    pub name: String,
    /// What it is.
    pub kind: TerminalKind,
    /// When it was let in.
    pub admitted_at: Moment,
    /// When it was sent off.
    pub revoked_at: Option<Moment>,
    /// The name of who let it in.
    pub admitted_by: String,
    /// When it last asked for something, to the minute.
    pub seen_at: Option<Moment>,
}

/// The newest terminal that a proof stood for.
///
/// # Errors
/// What the database says.
pub fn by_proof(read: &Read<'_>, proof: &[u8; 32]) -> kernel::Result<Option<Known>> {
    let rows = read.all(include_str!("by_proof.sql"), &[(":proof", &Sql(proof))], |row| {
        Ok(Known { id: row.column("id")?, kind: row.column("kind")?, revoked_at: row.column("revoked_at")? })
    })?;
    Ok(rows.into_iter().next())
}

/// One by id.
///
/// # Errors
/// `terminal.not_found`, or what the database says.
pub fn by_id(read: &Read<'_>, id: TerminalId) -> kernel::Result<Terminal> {
    read.get(id.0)?.ok_or_else(|| Failure::not_found("terminal.not_found"))
}

/// All of them, those still let in first, the newest first.
///
/// # Errors
/// What the database says.
pub fn all(read: &Read<'_>) -> kernel::Result<Vec<Listed>> {
    Ok(read.all(include_str!("all.sql"), &[], |row| {
        Ok(Listed {
            id: row.column("id")?,
            name: row.column("name")?,
            kind: row.column("kind")?,
            admitted_at: row.column("admitted_at")?,
            revoked_at: row.column("revoked_at")?,
            admitted_by: row.column("admitted_by")?,
            seen_at: row.column("seen_at")?,
        })
    })?)
}

/// Each as it stands in its row, the oldest first.
///
/// # Errors
/// What the database says.
pub fn every(read: &Read<'_>) -> kernel::Result<Vec<Terminal>> {
    Ok(read.all(include_str!("every.sql"), &[], Terminal::read)?)
}

/// The place in time of its last change, as an editor of it must have seen it.
///
/// # Errors
/// What the database says.
pub fn seen(read: &Read<'_>, id: TerminalId) -> kernel::Result<i64> {
    Ok(read.seen(Terminal::NAME, id.0)?)
}

/// Lets one in.
///
/// # Errors
/// What the database says.
pub fn add(change: &mut Change<'_>, terminal: &Terminal) -> kernel::Result<()> {
    Ok(change.insert(terminal)?)
}

/// Writes what differs, where nobody changed it since `seen_seq`.
///
/// # Errors
/// `edit.stale`.
pub fn revise(
    change: &mut Change<'_>,
    seen_seq: i64,
    before: &Terminal,
    after: &Terminal,
) -> kernel::Result<()> {
    change.must_have_seen::<Terminal>(before.id.0, seen_seq)?;
    Ok(change.update(before, after)?)
}

/// Sends one off: that does not depend on what was seen of it.
///
/// # Errors
/// What the database says.
pub fn revoke(change: &mut Change<'_>, before: &Terminal, at: Moment, reason: String) -> kernel::Result<()> {
    let after = Terminal { revoked_at: Some(at), reason: Some(reason), ..before.clone() };
    Ok(change.update(before, &after)?)
}

/// Sends off, in a copy of a shop that was made earlier, whom the shop in use until now would not let in either: those it
/// sent off, with its own words, and those it does not know, with `reason`. Answers who is out by that.
///
/// # Errors
/// What the database says.
pub fn stay_out(
    change: &mut Change<'_>,
    until_now: &[Terminal],
    reason: &str,
) -> kernel::Result<Vec<TerminalId>> {
    let mut out = Vec::new();
    for before in every(change)?.into_iter().filter(|one| one.revoked_at.is_none()) {
        let known = until_now.iter().find(|known| known.id == before.id);
        let (revoked_at, reason) = match known {
            Some(known) if known.revoked_at.is_none() => continue,
            Some(known) => (known.revoked_at, known.reason.clone()),
            None => (Some(change.now()), Some(reason.to_owned())),
        };
        change.update(&before, &Terminal { revoked_at, reason, ..before.clone() })?;
        out.push(before.id);
    }
    Ok(out)
}

/// Remembers when one last asked for something.
///
/// # Errors
/// What the database says.
pub fn keep_seen(change: &Change<'_>, id: TerminalId, at: Moment) -> kernel::Result<()> {
    change.state(include_str!("keep_seen.sql"), &[(":terminal", &Sql(&id)), (":at", &Sql(&at))])?;
    Ok(())
}
