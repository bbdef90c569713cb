//! Who a terminal is, by what it proves, and when it was last here.

use crate::session::SessionKey;
use crate::station::{Desk, log};
use domain::terminal::{SEEN_EVERY, TerminalId, TerminalKind};
use kernel::{Code, Failure, Moment, Result};
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use store::{By, Mode, terminal};
use uuid::Uuid;

/// What a terminal shows of itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Proof<'a> {
    /// SHA-256 of the certificate whose key it proved to hold.
    Certificate(&'a [u8; 32]),
    /// The secret of a browser, as `Desk::join` answered it.
    Token(&'a str),
}

impl Proof<'_> {
    fn kind(self) -> TerminalKind {
        match self {
            Self::Certificate(_) => TerminalKind::Desk,
            Self::Token(_) => TerminalKind::Browser,
        }
    }

    /// What is kept of it.
    pub(super) fn hash(self) -> [u8; 32] {
        match self {
            Self::Certificate(hash) => *hash,
            Self::Token(token) => Sha256::digest(format!("xiutai terminal\n{token}")).into(),
        }
    }
}

impl Desk {
    /// The session of a terminal, which is noted as seen. While the shop cannot be opened nobody is known: then its
    /// failure is answered, and the door tells why.
    ///
    /// # Errors
    /// `terminal.unknown`, `terminal.revoked`, or why the shop cannot be opened.
    pub fn find_terminal(&self, proof: Proof<'_>) -> Result<SessionKey> {
        let now = self.machine.clock.now();
        let id = self.known_terminal(proof, now)?;
        if self.terminals.sightings.note(id, now, self.ticks()) {
            // A disk that is full must not keep anybody from being heard.
            if let Err(failure) = self.keep_seen(id, now) {
                log(failure);
            }
        }
        Ok(SessionKey::terminal(id))
    }

    /// As `find_terminal`, where the host looks by itself: the terminal asked for nothing and was not seen by that.
    ///
    /// # Errors
    /// As `find_terminal`.
    pub fn look_for_terminal(&self, proof: Proof<'_>) -> Result<SessionKey> {
        self.known_terminal(proof, self.machine.clock.now()).map(SessionKey::terminal)
    }

    fn known_terminal(&self, proof: Proof<'_>, now: Moment) -> Result<TerminalId> {
        let known = self.store()?.read(Uuid::nil(), now, |read| terminal::by_proof(read, &proof.hash()))?;
        let known = known
            .filter(|known| known.kind == proof.kind())
            .ok_or_else(|| Failure::new(Code::Forbidden, "terminal.unknown"))?;
        if known.revoked_at.is_some() {
            return Err(Failure::new(Code::Forbidden, "terminal.revoked"));
        }
        Ok(known.id)
    }

    fn keep_seen(&self, id: TerminalId, now: Moment) -> Result<()> {
        let by = By { person: Uuid::nil(), command: "terminal.list", now, request: None };
        let keep =
            move |change: &mut store::Change<'_>| terminal::keep_seen(change, id, now).map(|()| Value::Null);
        self.store()?.change(by, Mode::State, keep).map(|_| ())
    }
}

/// When each terminal last asked for something, to the moment, since the program started.
#[derive(Debug, Default)]
pub(super) struct Sightings {
    by_terminal: Mutex<HashMap<TerminalId, Sighting>>,
}

#[derive(Debug, Clone, Copy)]
struct Sighting {
    at: Moment,
    /// By the ticks of the clock.
    written: Duration,
}

impl Sightings {
    /// Notes that a terminal asked; answers whether that is to be written down.
    fn note(&self, id: TerminalId, at: Moment, ticks: Duration) -> bool {
        let mut all = self.lock();
        let written = all.get(&id).map(|sighting| sighting.written);
        let is_due = written.is_none_or(|written| ticks.saturating_sub(written) >= SEEN_EVERY);
        let written = written.filter(|_| !is_due).unwrap_or(ticks);
        all.insert(id, Sighting { at, written });
        is_due
    }

    /// When a terminal last asked, where it did since the program started.
    pub(super) fn last(&self, id: TerminalId) -> Option<Moment> {
        self.lock().get(&id).map(|sighting| sighting.at)
    }

    pub(super) fn clear(&self) {
        self.lock().clear();
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<TerminalId, Sighting>> {
        self.by_terminal.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sighting_is_written_once_a_minute_and_known_to_the_moment() {
        let (sightings, id) = (Sightings::default(), TerminalId(Uuid::from_u128(1)));
        let note = |seconds: u64| {
            let at = Moment::EPOCH.later(Duration::from_secs(seconds));
            let is_due = sightings.note(id, at, Duration::from_secs(seconds));
            assert_eq!(sightings.last(id), Some(at));
            is_due
        };
        assert_eq!([0, 1, 59, 60, 61, 119, 120].map(note), [true, false, false, true, false, false, true]);
        assert!(sightings.note(TerminalId(Uuid::from_u128(2)), Moment::EPOCH, Duration::ZERO));
        assert_eq!(sightings.last(TerminalId(Uuid::from_u128(3))), None);
    }
}
