//! Tickets: a phone hands pictures to the desk that showed it a code, and to that desk alone.
//!
//! A ticket is memory of the program. It brings staged pictures only; the desk's own session names them by rows.

use crate::registry::Asking;
use crate::repair::known;
use crate::secrets;
use crate::session::SessionKey;
use crate::station::{Desk, Staged, log};
use domain::person::PersonId;
use domain::repair::RepairId;
use domain::right::Right;
use domain::ticket::{
    AT_ONCE, LASTS, LINGERS, MOST_OF_A_DESK, MOST_OPEN, MOST_PICTURES, TicketFor, room, seconds_left,
};
use kernel::journal::hex;
use kernel::{Code, Failure, Result};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use store::shop;
use ts_rs::TS;

/// The noun under which the desks hear of tickets.
const NOUN: &str = "ticket";

/// What pictures are asked of a phone.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct OpenTicket {
    what: TicketFor,
    /// Whose pictures, where the order is there already.
    #[serde(default)]
    #[ts(optional = nullable)]
    repair: Option<RepairId>,
}

/// What the code for the phone says, and how long it is good: a desk's own clock may be wrong by a day.
#[derive(Debug, Serialize, TS)]
pub(crate) struct TicketOpened {
    token: String,
    /// In seconds.
    seconds_left: u64,
}

/// A ticket, by the secret in its code.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct ByToken {
    token: String,
}

/// What a ticket brought, oldest first.
#[derive(Debug, Serialize, TS)]
pub(crate) struct TicketArrived {
    /// Hashes of staged pictures.
    photos: Vec<String>,
    /// Whether a phone has read the code.
    opened: bool,
}

/// What a phone may know of its ticket.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TicketState {
    /// What the pictures are for.
    pub what: TicketFor,
    /// The order's number, where there is one.
    pub number: Option<String>,
    /// The shop's name.
    pub shop: String,
    /// How long it is good, in seconds.
    pub seconds_left: u64,
    /// Pictures that came in.
    pub taken: usize,
    /// Pictures that may still come.
    pub room: usize,
}

/// The tickets of the shop, by the hash of their secret.
#[derive(Debug, Default)]
pub(crate) struct Tickets {
    open: Mutex<HashMap<[u8; 32], Ticket>>,
}

#[derive(Debug)]
struct Ticket {
    session: SessionKey,
    person: PersonId,
    what: TicketFor,
    number: Option<String>,
    /// In the clock's ticks.
    ends: Duration,
    photos: Vec<String>,
    coming: usize,
    opened: bool,
}

impl Ticket {
    fn state(&self, shop: String, ticks: Duration) -> TicketState {
        TicketState {
            what: self.what,
            number: self.number.clone(),
            shop,
            seconds_left: seconds_left(self.ends, ticks),
            taken: self.photos.len(),
            room: room(self.photos.len(), self.coming),
        }
    }
}

impl Tickets {
    fn lock(&self) -> MutexGuard<'_, HashMap<[u8; 32], Ticket>> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Ends all of them: another shop is in use now.
    pub(crate) fn clear(&self) {
        self.lock().clear();
    }

    /// Keeps a new one. The desk's own oldest makes room for it; other desks' never do.
    fn add(&self, token: &str, ticket: Ticket, ticks: Duration) -> Result<()> {
        let mut open = self.lock();
        open.retain(|_, one| ticks < one.ends.saturating_add(LINGERS));
        let mut own: Vec<([u8; 32], Duration)> = open
            .iter()
            .filter(|(_, one)| one.session == ticket.session)
            .map(|(hash, one)| (*hash, one.ends))
            .collect();
        own.sort_by_key(|(_, ends)| *ends);
        let surplus = (own.len() + 1).saturating_sub(MOST_OF_A_DESK);
        for (hash, _) in own.into_iter().take(surplus) {
            open.remove(&hash);
        }
        if open.len() >= MOST_OPEN {
            // One that ended waits for its desk to ask; nobody is refused for its sake.
            let ended = open.iter().filter(|(_, one)| one.ends <= ticks).min_by_key(|(_, one)| one.ends);
            let Some(hash) = ended.map(|(hash, _)| *hash) else {
                return Err(Failure::new(Code::Busy, "ticket.too_many"));
            };
            open.remove(&hash);
        }
        open.insert(hash_of(token), ticket);
        Ok(())
    }

    /// Whose a ticket is, as long as a phone may use it.
    fn owner(&self, token: &str, ticks: Duration) -> Result<(SessionKey, PersonId)> {
        let open = self.lock();
        let ticket = open.get(&hash_of(token)).filter(|ticket| ticks < ticket.ends).ok_or_else(ended)?;
        Ok((ticket.session.clone(), ticket.person))
    }

    fn end(&self, token: &str) {
        self.lock().remove(&hash_of(token));
    }

    /// What a ticket brought, for who opened it at the desk where they did.
    fn arrived(&self, token: &str, (session, person): &(SessionKey, PersonId)) -> Result<TicketArrived> {
        let open = self.lock();
        let is_theirs = |ticket: &&Ticket| ticket.session == *session && ticket.person == *person;
        let ticket = open.get(&hash_of(token)).filter(is_theirs);
        let ticket = ticket.ok_or_else(ended)?;
        Ok(TicketArrived { photos: ticket.photos.clone(), opened: ticket.opened })
    }

    /// Counts a picture in before it is looked at, so that many at once are no more than many in a row.
    fn begin(&self, token: &str) -> Result<Coming<'_>> {
        let hash = hash_of(token);
        let mut open = self.lock();
        let ticket = open.get_mut(&hash).ok_or_else(ended)?;
        if ticket.coming >= AT_ONCE {
            return Err(Failure::new(Code::Busy, "ticket.busy"));
        }
        if room(ticket.photos.len(), ticket.coming) == 0 {
            return Err(Failure::refused("ticket.full").with("max", MOST_PICTURES));
        }
        ticket.coming += 1;
        Ok(Coming { tickets: self, hash })
    }
}

/// A picture that is being looked at; whatever becomes of it, its place is free again after.
struct Coming<'a> {
    tickets: &'a Tickets,
    hash: [u8; 32],
}

impl Coming<'_> {
    /// Names the picture; the same one twice is one. The desk may have ended the ticket meanwhile.
    fn arrived(&self, photo: &str) -> Result<()> {
        let mut open = self.tickets.lock();
        let ticket = open.get_mut(&self.hash).ok_or_else(ended)?;
        if !ticket.photos.iter().any(|one| one == photo) {
            ticket.photos.push(photo.to_owned());
        }
        Ok(())
    }
}

impl Drop for Coming<'_> {
    fn drop(&mut self) {
        if let Some(ticket) = self.tickets.lock().get_mut(&self.hash) {
            ticket.coming = ticket.coming.saturating_sub(1);
        }
    }
}

/// Opens a ticket for pictures that this desk waits for.
pub(crate) fn open(asking: &Asking<'_>, input: OpenTicket) -> Result<TicketOpened> {
    let (session, person) = sits(asking)?;
    let number = match input.repair {
        Some(id) => Some(asking.read(|read| known(read, id))?.number),
        None => None,
    };
    let mut secret = [0; 32];
    secrets::random(&mut secret)?;
    let (token, ticks) = (hex(&secret), asking.desk.ticks());
    let ticket = Ticket {
        session,
        person,
        what: input.what,
        number,
        ends: ticks.saturating_add(LASTS),
        photos: Vec::new(),
        coming: 0,
        opened: false,
    };
    asking.desk.tickets.add(&token, ticket, ticks)?;
    Ok(TicketOpened { token, seconds_left: LASTS.as_secs() })
}

/// What came in for the desk that opened the ticket; to any other it is as though there were none.
pub(crate) fn arrived(asking: &Asking<'_>, input: ByToken) -> Result<TicketArrived> {
    asking.desk.tickets.arrived(&input.token, &sits(asking)?)
}

/// Ends a ticket of this desk, and answers what it brought up to then.
pub(crate) fn close(asking: &Asking<'_>, input: ByToken) -> Result<TicketArrived> {
    let arrived = asking.desk.tickets.arrived(&input.token, &sits(asking)?)?;
    asking.desk.tickets.end(&input.token);
    Ok(arrived)
}

impl Desk {
    /// What a phone may know of the ticket whose code it read. The desk hears that somebody did.
    ///
    /// # Errors
    /// `ticket.ended` for one that is over, was never there, or whose person has left the desk.
    pub fn ticket_state(&self, token: &str) -> Result<TicketState> {
        let ticks = self.ticket_holds(token)?;
        let now = self.machine.clock.now();
        let shop = self.store()?.read(uuid::Uuid::nil(), now, shop::find)?.ok_or_else(ended)?;
        let (state, is_first) = {
            let mut open = self.tickets.lock();
            let ticket = open.get_mut(&hash_of(token)).ok_or_else(ended)?;
            let is_first = !std::mem::replace(&mut ticket.opened, true);
            (ticket.state(shop.name, ticks), is_first)
        };
        if is_first {
            self.tell(vec![NOUN.to_owned()]);
        }
        Ok(state)
    }

    /// Takes a picture from a phone, cleaned as any other, and tells the desk that waits for it.
    ///
    /// # Errors
    /// `ticket.ended`, `ticket.full`, `ticket.busy`, what is wrong with the picture (`picture.…`), or what the disk says.
    pub fn ticket_stage(&self, token: &str, bytes: &[u8]) -> Result<Staged> {
        self.ticket_holds(token)?;
        let coming = self.tickets.begin(token)?;
        let staged = self.keep_picture(bytes).map_err(log)?;
        coming.arrived(&staged.hash)?;
        drop(coming);
        self.tell(vec![NOUN.to_owned()]);
        Ok(staged)
    }

    /// Whether a phone may use a ticket: it has not ended, and who opened it still works at that desk, be it locked.
    fn ticket_holds(&self, token: &str) -> Result<Duration> {
        let ticks = self.ticks();
        let (session, person) = self.tickets.owner(token, ticks)?;
        let presence = self.store()?.read(uuid::Uuid::nil(), self.machine.clock.now(), |read| {
            self.sessions.presence(&session, read, ticks, false)
        })?;
        let is_theirs = presence.person.is_some_and(|one| one.id == person);
        if is_theirs && presence.rights.contains(&Right::AddNotes) {
            return Ok(ticks);
        }
        self.tickets.end(token);
        Err(ended())
    }
}

/// The desk that asks and who sits there.
fn sits(asking: &Asking<'_>) -> Result<(SessionKey, PersonId)> {
    let nobody = || Failure::new(Code::SignedOut, "caller.signed_out");
    let session = asking.caller.session.clone().ok_or_else(nobody)?;
    let person = asking.presence.person.as_ref().ok_or_else(nobody)?;
    Ok((session, person.id))
}

fn hash_of(token: &str) -> [u8; 32] {
    Sha256::digest(format!("ticket:{token}")).into()
}

/// One answer to every token that opens nothing: whoever tries some learns nothing of others.
fn ended() -> Failure {
    Failure::not_found("ticket.ended")
}
