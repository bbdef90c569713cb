//! Which terminals were let in, what they are called, and the end of one.

use crate::door::Empty;
use crate::person::Seen;
use crate::registry::Asking;
use crate::session::SessionKey;
use domain::faults::Faults;
use domain::terminal::{self as rules, TerminalId, TerminalKind};
use domain::text;
use kernel::{Failure, Moment, Result};
use serde::{Deserialize, Serialize};
use store::terminal::{self, Listed, Terminal};
use store::{Change, Read, session};
use ts_rs::TS;

/// A desk, tablet or phone that was let in.
#[derive(Debug, Serialize, TS)]
pub(crate) struct TerminalRow {
    id: TerminalId,
    seen_seq: i64,
    name: String,
    kind: TerminalKind,
    admitted_at: Moment,
    /// The name of who let it in.
    admitted_by: String,
    /// When it last asked for something.
    last_seen: Option<Moment>,
    /// Whether it is the one that asks.
    here: bool,
    /// The name of who sits there now.
    person: Option<String>,
    revoked_at: Option<Moment>,
}

/// Another name for a terminal.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct RenameTerminal {
    id: TerminalId,
    name: String,
    seen_seq: i64,
}

/// The end of a terminal.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct RevokeTerminal {
    id: TerminalId,
    reason: String,
}

/// All of them, those sent off too.
pub(crate) fn list(asking: &Asking<'_>, read: &Read<'_>, _: Empty) -> Result<Vec<TerminalRow>> {
    let here = asking.caller.session.as_ref().and_then(SessionKey::terminal_id);
    terminal::all(read)?.into_iter().map(|listed| row(asking, read, here, listed)).collect()
}

fn row(
    asking: &Asking<'_>,
    read: &Read<'_>,
    here: Option<TerminalId>,
    listed: Listed,
) -> Result<TerminalRow> {
    let desk = asking.desk;
    let key = SessionKey::terminal(listed.id);
    let person = match listed.revoked_at {
        None => desk.sessions.sitting(&key, read, desk.ticks())?.map(|person| person.name),
        Some(_) => None,
    };
    Ok(TerminalRow {
        seen_seq: terminal::seen(read, listed.id)?,
        last_seen: desk.terminals.sightings.last(listed.id).or(listed.seen_at),
        here: here == Some(listed.id),
        person,
        id: listed.id,
        name: listed.name,
        kind: listed.kind,
        admitted_at: listed.admitted_at,
        admitted_by: listed.admitted_by,
        revoked_at: listed.revoked_at,
    })
}

pub(crate) fn rename(change: &mut Change<'_>, input: RenameTerminal) -> Result<Seen> {
    let before = terminal::by_id(change, input.id)?;
    let mut faults = Faults::new();
    let name = faults.take("name", rules::name(&input.name)).map(str::to_owned);
    faults.refuse("terminal.invalid")?;
    let name = name.ok_or_else(|| Failure::internal("terminal.invalid", "no name"))?;
    terminal::revise(change, input.seen_seq, &before, &Terminal { name, ..before.clone() })?;
    Ok(Seen { seen_seq: terminal::seen(change, before.id)? })
}

/// Sends a terminal off; whoever is signed in there is out at once.
pub(crate) fn revoke(change: &mut Change<'_>, input: RevokeTerminal) -> Result<Empty> {
    let before = terminal::by_id(change, input.id)?;
    let mut faults = Faults::new();
    let reason = faults.take("reason", text::words(&input.reason)).map(str::to_owned);
    faults.refuse("terminal.invalid")?;
    let reason = reason.ok_or_else(|| Failure::internal("terminal.invalid", "no reason"))?;
    if before.revoked_at.is_some() {
        return Err(Failure::refused("terminal.revoked_already"));
    }
    let now = change.now();
    terminal::revoke(change, &before, now, reason)?;
    session::end(change, &SessionKey::terminal(before.id).hash())?;
    Ok(Empty {})
}
