//! How a browser is let in: whoever holds the link of an invitation, once.

use super::Proof;
use crate::registry::Asking;
use crate::rights::rights_of;
use crate::secrets;
use crate::station::{Desk, log};
use domain::faults::Faults;
use domain::person::PersonId;
use domain::right::Right;
use domain::terminal::{self as rules, INVITATION_LASTS, MOST_INVITATIONS, TerminalKind};
use kernel::journal::hex;
use kernel::{Failure, Moment, Result};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use store::terminal::{self, Terminal};
use store::{By, Change, Mode, person};
use ts_rs::TS;

/// What the browser to be let in is called.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct Invite {
    name: String,
}

/// The secret of an invitation, shown once, and until when it is good.
#[derive(Debug, Serialize, TS)]
pub(crate) struct Invited {
    token: String,
    until: Moment,
}

/// The open invitations; of their secrets only the hash is kept.
#[derive(Debug, Default)]
pub(super) struct Invitations {
    open: Mutex<Vec<Invitation>>,
}

#[derive(Debug, Clone)]
struct Invitation {
    hash: [u8; 32],
    name: String,
    by: PersonId,
    /// By the ticks of the clock.
    began: Duration,
}

impl Invitations {
    fn open(&self, invitation: Invitation) {
        let mut open = self.fresh(invitation.began);
        if open.len() >= MOST_INVITATIONS {
            open.remove(0);
        }
        open.push(invitation);
    }

    /// Takes an invitation out: nobody else gets it.
    fn take(&self, hash: &[u8; 32], ticks: Duration) -> Option<Invitation> {
        let mut open = self.fresh(ticks);
        let at = open.iter().position(|invitation| invitation.hash == *hash)?;
        Some(open.remove(at))
    }

    pub(super) fn clear(&self) {
        self.lock().clear();
    }

    fn fresh(&self, ticks: Duration) -> MutexGuard<'_, Vec<Invitation>> {
        let mut open = self.lock();
        open.retain(|invitation| ticks.saturating_sub(invitation.began) < INVITATION_LASTS);
        open
    }

    fn lock(&self) -> MutexGuard<'_, Vec<Invitation>> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Invites a browser: whoever opens the link first is let in.
pub(crate) fn invite(asking: &Asking<'_>, input: Invite) -> Result<Invited> {
    let mut faults = Faults::new();
    let name = faults.take("name", rules::name(&input.name)).map(str::to_owned);
    faults.refuse("terminal.invalid")?;
    let name = name.ok_or_else(|| Failure::internal("terminal.invalid", "no name"))?;
    let token = secret()?;
    let by = PersonId(asking.presence.person_or_nobody());
    let began = asking.desk.ticks();
    asking.desk.terminals.invitations.open(Invitation { hash: hash(&token), name, by, began });
    asking.desk.tell_of_terminals();
    Ok(Invited { token, until: asking.now.later(INVITATION_LASTS) })
}

impl Desk {
    /// Lets in the browser that holds an invitation; answers the secret it is known by from now on.
    ///
    /// # Errors
    /// `terminal.no_invitation` where it was taken, is over or never was; what the disk says, and then it stays good.
    pub fn join(&self, token: &str) -> Result<String> {
        let joined = self.take_invitation(&hash(token));
        joined.map_err(log)
    }

    fn take_invitation(&self, hash: &[u8; 32]) -> Result<String> {
        let invitations = &self.terminals.invitations;
        let none = || Failure::refused("terminal.no_invitation");
        let invitation = invitations.take(hash, self.ticks()).ok_or_else(none)?;
        let token = secret()?;
        let proof = Proof::Token(&token).hash();
        let Invitation { name, by, .. } = invitation.clone();
        let now = self.machine.clock.now();
        let written = self.store()?.change(
            By { person: by.0, command: "terminal.invite", now, request: None },
            Mode::History,
            move |change| let_in(change, name, proof).map(|()| Value::Null),
        );
        match written {
            Ok(committed) => {
                self.tell(committed.nouns.into_iter().map(str::to_owned).collect());
                Ok(token)
            }
            Err(failure) => {
                if failure.message != "terminal.no_invitation" {
                    invitations.open(invitation);
                }
                Err(failure)
            }
        }
    }
}

/// Writes it down, where whoever invited may still do so.
fn let_in(change: &mut Change<'_>, name: String, proof: [u8; 32]) -> Result<()> {
    let by = PersonId(change.person());
    let inviter = person::find(change, by)?.filter(|person| person.active);
    if !inviter.is_some_and(|person| rights_of(&person.roles).contains(&Right::KeepTerminals)) {
        return Err(Failure::refused("terminal.no_invitation"));
    }
    let terminal = Terminal {
        id: change.new_id(),
        name,
        kind: TerminalKind::Browser,
        proof,
        admitted_by: by,
        admitted_at: change.now(),
        revoked_at: None,
        reason: None,
    };
    terminal::add(change, &terminal)
}

/// 256 random bits, in hex.
fn secret() -> Result<String> {
    let mut bytes = [0; 32];
    secrets::random(&mut bytes)?;
    Ok(hex(&bytes))
}

fn hash(token: &str) -> [u8; 32] {
    Sha256::digest(format!("xiutai invitation\n{token}")).into()
}
