use super::SessionKey;
use domain::person::PersonId;
use domain::right::Right;
use kernel::{Code, Failure, Result};
use std::collections::{BTreeSet, HashMap};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;
use store::person::Person;
use store::{Read, session};
use uuid::Uuid;

/// Who sits at a desk now; forgotten when the program ends, when every desk is locked.
#[derive(Debug, Default)]
pub(crate) struct Sessions {
    desks: Mutex<HashMap<[u8; 32], Seat>>,
}

#[derive(Debug, Clone, Copy)]
struct Seat {
    person: PersonId,
    locked: bool,
    active_at: Duration,
}

/// What a call knows of its caller.
#[derive(Debug, Clone, Default)]
pub(crate) struct Presence {
    pub(crate) person: Option<Person>,
    pub(crate) locked: bool,
    pub(crate) rights: BTreeSet<Right>,
}

impl Presence {
    pub(crate) fn person_or_nobody(&self) -> Uuid {
        self.person.as_ref().map_or(Uuid::nil(), |person| person.id.0)
    }

    /// Refuses where the caller may not.
    pub(crate) fn must_have(&self, right: Right) -> Result<()> {
        if right == Right::Anyone {
            return Ok(());
        }
        if self.locked {
            return Err(Failure::new(Code::Locked, "caller.locked"));
        }
        if self.person.is_none() {
            return Err(Failure::new(Code::SignedOut, "caller.signed_out"));
        }
        if self.rights.contains(&right) {
            return Ok(());
        }
        Err(Failure::new(Code::Forbidden, "caller.lacks_right").with("right", right.text()))
    }
}

impl Sessions {
    /// Who sits at a desk. A seat ends when its person left, was signed out elsewhere, or idled too long.
    pub(crate) fn presence(
        &self,
        key: &SessionKey,
        read: &Read<'_>,
        ticks: Duration,
        is_act: bool,
    ) -> Result<Presence> {
        let hash = key.hash();
        let Some(seat) = self.seat(&hash) else { return Ok(Presence::default()) };
        let still_here = session::find(read, &hash)?
            .map(|desk| session::holds(read, desk, seat.person))
            .transpose()?
            .unwrap_or(false);
        let person = store::person::find(read, seat.person)?.filter(|person| person.active && still_here);
        let Some(person) = person else {
            self.leave(key);
            return Ok(Presence::default());
        };
        let idle = store::shop::find(read)?
            .map_or(Duration::MAX, |shop| Duration::from_secs(u64::from(shop.idle_minutes) * 60));
        let locked = seat.locked || ticks.saturating_sub(seat.active_at) >= idle;
        if locked {
            self.lock(key);
        } else if is_act {
            self.update(&hash, |seat| seat.active_at = ticks);
        }
        let rights = crate::rights::rights_of(&person.roles);
        Ok(Presence { person: Some(person), locked, rights })
    }

    /// Who sits at a desk and has not locked it; looking does not keep it awake.
    pub(crate) fn sitting(
        &self,
        key: &SessionKey,
        read: &Read<'_>,
        ticks: Duration,
    ) -> Result<Option<Person>> {
        let presence = self.presence(key, read, ticks, false)?;
        Ok(presence.person.filter(|_| !presence.locked))
    }

    pub(crate) fn sit(&self, key: &SessionKey, person: PersonId, ticks: Duration) {
        let mut desks = self.desks.lock().unwrap_or_else(PoisonError::into_inner);
        desks.insert(key.hash(), Seat { person, locked: false, active_at: ticks });
    }

    pub(crate) fn lock(&self, key: &SessionKey) {
        self.update(&key.hash(), |seat| seat.locked = true);
    }

    pub(crate) fn leave(&self, key: &SessionKey) {
        self.desks.lock().unwrap_or_else(PoisonError::into_inner).remove(&key.hash());
    }

    /// Everybody leaves: another shop is in use now.
    pub(crate) fn clear(&self) {
        self.desks.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }

    fn seat(&self, hash: &[u8; 32]) -> Option<Seat> {
        self.desks.lock().unwrap_or_else(PoisonError::into_inner).get(hash).copied()
    }

    fn update(&self, hash: &[u8; 32], change: impl FnOnce(&mut Seat)) {
        if let Some(seat) = self.desks.lock().unwrap_or_else(PoisonError::into_inner).get_mut(hash) {
            change(seat);
        }
    }
}
