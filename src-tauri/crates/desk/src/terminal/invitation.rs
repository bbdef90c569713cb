//! How a browser is let in: whoever holds the link of an invitation, once.

use super::Proof;
use crate::registry::Asking;
use crate::rights::rights_of;
use crate::secrets;
use crate::station::{Desk, log};
use domain::faults::Faults;
use domain::person::PersonId;
use domain::right::Right;
use domain::terminal::{
    self as rules, INVITATION_LASTS, JOINED_AGAIN_WITHIN, MOST_INVITATIONS, TerminalKind,
};
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

/// The open invitations, and those taken a moment ago; of their secrets only the hash is kept.
#[derive(Debug, Default)]
pub(super) struct Invitations {
    open: Mutex<Vec<Invitation>>,
    /// Held while a browser is let in: one that asks twice at once is let in once.
    joining: Mutex<()>,
}

#[derive(Debug, Clone)]
struct Invitation {
    hash: [u8; 32],
    name: String,
    by: PersonId,
    /// By the ticks of the clock.
    began: Duration,
    /// What its browser's secret is made of, together with the link and the page's number, neither of which is kept.
    salt: [u8; 32],
    taken: Option<Taken>,
}

/// By which page an invitation was taken.
#[derive(Debug, Clone, Copy)]
struct Taken {
    /// Of the number that the page drew.
    hash: [u8; 32],
    /// By the ticks of the clock.
    at: Duration,
}

impl Invitations {
    fn open(&self, invitation: Invitation) {
        let mut open = self.fresh(invitation.began);
        if open.len() >= MOST_INVITATIONS {
            open.remove(0);
        }
        open.push(invitation);
    }

    /// Takes an invitation for a page: nobody else gets it from then on, and the same page only for a moment. It answers
    /// whether it was still free.
    fn take(&self, hash: &[u8; 32], page: [u8; 32], ticks: Duration) -> Option<(Invitation, bool)> {
        let mut open = self.fresh(ticks);
        let invitation = open.iter_mut().find(|invitation| invitation.hash == *hash)?;
        let was_free = match invitation.taken {
            None => true,
            Some(taken) if taken.hash == page => false,
            Some(_) => return None,
        };
        if was_free {
            invitation.taken = Some(Taken { hash: page, at: ticks });
        }
        Some((invitation.clone(), was_free))
    }

    /// Nothing came of it: it is as good as before.
    fn give_back(&self, hash: &[u8; 32]) {
        if let Some(invitation) = self.lock().iter_mut().find(|invitation| invitation.hash == *hash) {
            invitation.taken = None;
        }
    }

    pub(super) fn clear(&self) {
        self.lock().clear();
    }

    fn fresh(&self, ticks: Duration) -> MutexGuard<'_, Vec<Invitation>> {
        let mut open = self.lock();
        open.retain(|invitation| match invitation.taken {
            None => ticks.saturating_sub(invitation.began) < INVITATION_LASTS,
            Some(taken) => ticks.saturating_sub(taken.at) < JOINED_AGAIN_WITHIN,
        });
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
    let (mut random, mut salt) = ([0; 32], [0; 32]);
    secrets::random(&mut random)?;
    secrets::random(&mut salt)?;
    let token = hex(&random);
    let by = PersonId(asking.presence.person_or_nobody());
    let began = asking.desk.ticks();
    let invitation = Invitation { hash: hash(&token), name, by, began, salt, taken: None };
    asking.desk.terminals.invitations.open(invitation);
    asking.desk.tell_of_terminals();
    Ok(Invited { token, until: asking.now.later(INVITATION_LASTS) })
}

impl Desk {
    /// Lets in the browser that holds an invitation; answers the secret it is known by from now on. `page` is a number
    /// that its page drew at random: for a minute the same page is answered the same once more, since the first answer
    /// may have been lost on its way.
    ///
    /// # Errors
    /// `terminal.no_invitation` where it was taken, is over or never was; what the disk says, and then it stays good.
    pub fn join(&self, token: &str, page: &[u8; 32]) -> Result<String> {
        let joining = self.terminals.invitations.joining.lock().unwrap_or_else(PoisonError::into_inner);
        let joined = self.take_invitation(token, page);
        drop(joining);
        joined.map_err(log)
    }

    fn take_invitation(&self, token: &str, page: &[u8; 32]) -> Result<String> {
        let invitations = &self.terminals.invitations;
        let hash = hash(token);
        let none = || Failure::refused("terminal.no_invitation");
        let taken = invitations.take(&hash, Sha256::digest(page).into(), self.ticks());
        let (Invitation { name, by, salt, .. }, was_free) = taken.ok_or_else(none)?;
        let secret = hex(&secrets::keyed_hash(&salt, &[token.as_bytes(), page].concat()));
        let proof = Proof::Token(&secret).hash();
        let now = self.machine.clock.now();
        let by = By { person: by.0, command: "terminal.invite", now, request: None };
        let write = move |change: &mut Change<'_>| let_in(change, name, proof).map(|()| Value::Null);
        let written = self.store().and_then(|store| store.change(by, Mode::History, write));
        match written {
            Ok(committed) => {
                self.tell(committed.nouns.into_iter().map(str::to_owned).collect());
                Ok(secret)
            }
            Err(failure) => {
                // Where somebody was let in by it before, it stays theirs: a repeat that fails opens it to nobody else.
                if was_free && failure.message != "terminal.no_invitation" {
                    invitations.give_back(&hash);
                }
                Err(failure)
            }
        }
    }
}

/// Writes it down once, where whoever invited may still do so.
fn let_in(change: &mut Change<'_>, name: String, proof: [u8; 32]) -> Result<()> {
    if let Some(known) = terminal::by_proof(change, &proof)? {
        return match known.revoked_at {
            None => Ok(()),
            Some(_) => Err(Failure::refused("terminal.no_invitation")),
        };
    }
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

fn hash(token: &str) -> [u8; 32] {
    Sha256::digest(format!("xiutai invitation\n{token}")).into()
}
