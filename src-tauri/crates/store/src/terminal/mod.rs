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

/// Those that were sent off.
///
/// # Errors
/// What the database says.
pub fn sent_off(read: &Read<'_>) -> kernel::Result<Vec<Terminal>> {
    Ok(read.all(include_str!("sent_off.sql"), &[], Terminal::read)?)
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

/// Sends off what was sent off before in another copy of this shop: a backup made earlier lets nobody in again.
///
/// # Errors
/// What the database says.
pub fn stay_sent_off(change: &mut Change<'_>, sent_off: &Terminal) -> kernel::Result<()> {
    let Some(before) = change.get::<Terminal>(sent_off.id.0)?.filter(|before| before.revoked_at.is_none())
    else {
        return Ok(());
    };
    let Terminal { revoked_at, reason, .. } = sent_off.clone();
    Ok(change.update(&before, &Terminal { revoked_at, reason, ..before.clone() })?)
}

/// Remembers when one last asked for something.
///
/// # Errors
/// What the database says.
pub fn keep_seen(change: &Change<'_>, id: TerminalId, at: Moment) -> kernel::Result<()> {
    change.state(include_str!("keep_seen.sql"), &[(":terminal", &Sql(&id)), (":at", &Sql(&at))])?;
    Ok(())
}
