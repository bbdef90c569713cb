//! Pairings under way: few, short, and forgotten when the program ends.

use super::opening::{Left, Opening};
use super::{BeginPairing, PairingState, no_pairing, pairing_code, pairing_commitment};
use domain::terminal::{MOST_PAIRINGS, MOST_PAIRINGS_OF_ONE, PAIRING_LASTS, REVEAL_WITHIN, WRONG_CODES};
use kernel::{Code, Failure, Moment, Result};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use uuid::Uuid;

/// How many that came to nothing are remembered, so that their desks can be told.
const MOST_OVER: usize = 32;

/// The pairings under way, those that came to nothing lately, and whether more may be begun.
#[derive(Debug, Default)]
pub(in crate::terminal) struct Pairings {
    held: Mutex<Held>,
}

#[derive(Debug, Default)]
struct Held {
    opening: Opening,
    all: Vec<Pairing>,
}

/// A pairing as it begins.
#[derive(Debug)]
pub(super) struct Begun {
    pub(super) id: Uuid,
    pub(super) name: String,
    pub(super) keys: BeginPairing,
    pub(super) host_nonce: [u8; 32],
    pub(super) since: Moment,
}

#[derive(Debug)]
struct Pairing {
    begun: Begun,
    /// By the ticks of the clock.
    began: Duration,
    /// What its desk shows, once it opened its number.
    code: Option<String>,
    wrong: u8,
    /// How it came to nothing.
    over: Option<PairingState>,
}

/// What a typed code was.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Judged {
    /// The one that the desk of this certificate shows.
    Right([u8; 32]),
    /// Another one; so many tries are left.
    Wrong(u8),
    /// Another one, and no try is left: the pairing is over.
    WrongForTheLastTime,
    /// No such pairing waits.
    Unknown,
}

impl Pairings {
    /// A manager lets desks ask.
    pub(super) fn open(&self, ticks: Duration) {
        self.lock().opening.open(ticks);
    }

    /// How long desks may ask, and how many; nothing where none may.
    pub(super) fn left(&self, ticks: Duration) -> Option<Left> {
        self.lock().opening.left(ticks)
    }

    /// Begins one; an earlier one of the same desk gives way.
    ///
    /// # Errors
    /// `terminal.pairing_closed`, `terminal.pairing_used_up`, `terminal.pairing_used_up_here`, `terminal.pairing_wait`,
    /// `terminal.busy`.
    pub(super) fn begin(&self, begun: Begun, ticks: Duration) -> Result<()> {
        let mut held = self.fresh(ticks);
        let BeginPairing { certificate, peer, .. } = begun.keys;
        held.opening.must_let_begin(peer, ticks)?;
        let is_same = |pairing: &Pairing| pairing.begun.keys.certificate == certificate;
        let others = || held.all.iter().filter(|pairing| pairing.over.is_none() && !is_same(pairing));
        let of_this = others().filter(|pairing| pairing.begun.keys.peer == peer).count();
        if others().count() >= MOST_PAIRINGS || of_this >= MOST_PAIRINGS_OF_ONE {
            return Err(Failure::new(Code::Busy, "terminal.busy"));
        }
        held.all.retain(|pairing| !is_same(pairing));
        held.all.push(Pairing { begun, began: ticks, code: None, wrong: 0, over: None });
        held.opening.note_begun(peer, ticks);
        Ok(())
    }

    /// The desk opens its number; answers whether it comes to wait by that.
    ///
    /// # Errors
    /// `terminal.no_pairing`, `terminal.pairing_broken`.
    pub(super) fn reveal(
        &self,
        id: Uuid,
        certificate: &[u8; 32],
        nonce: &[u8; 32],
        ticks: Duration,
    ) -> Result<bool> {
        let mut held = self.fresh(ticks);
        let pairing = held
            .all
            .iter_mut()
            .find(|pairing| pairing.is(id, certificate) && pairing.over.is_none())
            .ok_or_else(no_pairing)?;
        // Said once more, by a desk that did not hear the answer: its code stands.
        if pairing.code.is_some() {
            return Ok(false);
        }
        let keys = &pairing.begun.keys;
        if pairing_commitment(nonce) != keys.commitment {
            pairing.over = Some(PairingState::Ended);
            return Err(Failure::refused("terminal.pairing_broken"));
        }
        let code = pairing_code(&keys.authority, &keys.certificate, &pairing.begun.host_nonce, nonce);
        pairing.code = Some(code);
        Ok(true)
    }

    pub(super) fn state(&self, id: Uuid, certificate: &[u8; 32], ticks: Duration) -> PairingState {
        let held = self.fresh(ticks);
        let pairing = held.all.iter().find(|pairing| pairing.is(id, certificate));
        pairing.map_or(PairingState::Ended, |pairing| pairing.over.unwrap_or(PairingState::Waiting))
    }

    /// Those a manager may look at, the first one first: id, what it calls itself, since when.
    pub(super) fn waiting(&self, ticks: Duration) -> Vec<(Uuid, String, Moment)> {
        let held = self.fresh(ticks);
        let waiting = held.all.iter().filter(|pairing| pairing.is_waiting());
        waiting.map(|pairing| (pairing.begun.id, pairing.begun.name.clone(), pairing.begun.since)).collect()
    }

    /// Whether a typed code is the one that the desk shows. A wrong one is counted here and nowhere else.
    pub(super) fn judge(&self, id: Uuid, code: &str, ticks: Duration) -> Judged {
        let mut held = self.fresh(ticks);
        let found = held.all.iter_mut().find(|pairing| pairing.begun.id == id && pairing.is_waiting());
        let Some(pairing) = found else { return Judged::Unknown };
        if pairing.code.as_deref() == Some(code) {
            return Judged::Right(pairing.begun.keys.certificate);
        }
        pairing.wrong += 1;
        if pairing.wrong >= WRONG_CODES {
            pairing.over = Some(PairingState::Ended);
            return Judged::WrongForTheLastTime;
        }
        Judged::Wrong(WRONG_CODES - pairing.wrong)
    }

    /// A manager says no; answers whether there was one to say no to.
    pub(super) fn refuse(&self, id: Uuid, ticks: Duration) -> bool {
        let mut held = self.fresh(ticks);
        let found = held.all.iter_mut().find(|pairing| pairing.begun.id == id && pairing.is_waiting());
        let Some(pairing) = found else { return false };
        pairing.over = Some(PairingState::Refused);
        true
    }

    /// Whose certificates are under way.
    pub(super) fn certificates(&self) -> Vec<[u8; 32]> {
        let held = self.lock();
        let under_way = held.all.iter().filter(|pairing| pairing.over.is_none());
        under_way.map(|pairing| pairing.begun.keys.certificate).collect()
    }

    pub(super) fn forget(&self, certificate: &[u8; 32]) {
        self.lock().all.retain(|pairing| pairing.begun.keys.certificate != *certificate);
    }

    pub(in crate::terminal) fn clear(&self) {
        let mut held = self.lock();
        held.opening.shut();
        held.all.clear();
    }

    /// Those that are not past their time.
    fn fresh(&self, ticks: Duration) -> MutexGuard<'_, Held> {
        let mut held = self.lock();
        held.all.retain(|pairing| ticks.saturating_sub(pairing.began) < pairing.lasts());
        let over = held.all.iter().filter(|pairing| pairing.over.is_some()).count();
        let mut surplus = over.saturating_sub(MOST_OVER);
        held.all.retain(|pairing| {
            let goes = surplus > 0 && pairing.over.is_some();
            surplus -= usize::from(goes);
            !goes
        });
        held
    }

    fn lock(&self) -> MutexGuard<'_, Held> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Pairing {
    fn is(&self, id: Uuid, certificate: &[u8; 32]) -> bool {
        self.begun.id == id && self.begun.keys.certificate == *certificate
    }

    /// One whose number stays closed keeps its place for a moment only.
    fn lasts(&self) -> Duration {
        if self.code.is_none() && self.over.is_none() { REVEAL_WITHIN } else { PAIRING_LASTS }
    }

    /// Whether a manager can see it: before its desk opened its number there is nothing to compare.
    fn is_waiting(&self) -> bool {
        self.code.is_some() && self.over.is_none()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::terminal::{BEGIN_EVERY, PAIRING_OPEN_FOR};
    use std::net::IpAddr;

    const BLINK: Duration = Duration::from_millis(1);

    fn begun(n: u8) -> Begun {
        let keys = BeginPairing {
            name: format!("工位 {n}"),
            certificate: [n; 32],
            authority: [200; 32],
            commitment: pairing_commitment(&[n; 32]),
            peer: IpAddr::from([192, 168, 1, n]),
        };
        let id = Uuid::from_u128(n.into());
        Begun { id, name: keys.name.clone(), keys, host_nonce: [201; 32], since: Moment::EPOCH }
    }

    fn code(n: u8) -> String {
        pairing_code(&[200; 32], &[n; 32], &[201; 32], &[n; 32])
    }

    fn open() -> Pairings {
        let pairings = Pairings::default();
        pairings.open(Duration::ZERO);
        pairings
    }

    fn knock(pairings: &Pairings, n: u8, at: Duration) -> Uuid {
        pairings.begin(begun(n), at).unwrap();
        let id = Uuid::from_u128(n.into());
        assert_eq!(pairings.reveal(id, &[n; 32], &[n; 32], at), Ok(true));
        id
    }

    /// As many desks as the door lets in each time, one after the other; answers when the next may begin.
    fn knock_all(pairings: &Pairings, desks: impl Iterator<Item = u8>, from: Duration) -> Duration {
        desks.fold(from, |at, n| {
            pairings.open(at);
            knock(pairings, n, at);
            at + BEGIN_EVERY
        })
    }

    #[test]
    fn a_desk_that_opened_its_number_waits_until_its_time_is_over() {
        let pairings = open();
        pairings.begin(begun(1), Duration::ZERO).unwrap();
        assert_eq!(pairings.waiting(Duration::ZERO), []);
        assert_eq!(pairings.judge(Uuid::from_u128(1), &code(1), Duration::ZERO), Judged::Unknown);
        let (id, began) = (Uuid::from_u128(1), Duration::ZERO);
        assert_eq!(pairings.reveal(id, &[1; 32], &[1; 32], began), Ok(true));
        let last = PAIRING_LASTS - BLINK;
        assert_eq!(pairings.waiting(last), [(id, "工位 1".to_owned(), Moment::EPOCH)]);
        assert_eq!(pairings.state(id, &[1; 32], last), PairingState::Waiting);
        assert_eq!(pairings.judge(id, &code(1), last), Judged::Right([1; 32]));
        assert_eq!(pairings.judge(id, &code(1), PAIRING_LASTS), Judged::Unknown);
        assert_eq!(pairings.state(id, &[1; 32], PAIRING_LASTS), PairingState::Ended);
    }

    #[test]
    fn a_number_that_stays_closed_is_waited_for_a_quarter_of_a_minute() {
        let pairings = open();
        let id = Uuid::from_u128(1);
        pairings.begin(begun(1), Duration::ZERO).unwrap();
        assert_eq!(pairings.state(id, &[1; 32], REVEAL_WITHIN - BLINK), PairingState::Waiting);
        assert_eq!(pairings.state(id, &[1; 32], REVEAL_WITHIN), PairingState::Ended);
        let late = pairings.reveal(id, &[1; 32], &[1; 32], REVEAL_WITHIN).unwrap_err();
        assert_eq!(late.message, "terminal.no_pairing");
    }

    #[test]
    fn three_wrong_codes_end_one_pairing_and_cost_the_others_nothing() {
        let pairings = open();
        let (one, two) = (knock(&pairings, 1, Duration::ZERO), knock(&pairings, 2, BEGIN_EVERY));
        let guess = |id| pairings.judge(id, &code(2), BEGIN_EVERY);
        assert_eq!(
            [guess(one), guess(one), guess(one)],
            [Judged::Wrong(2), Judged::Wrong(1), Judged::WrongForTheLastTime]
        );
        assert_eq!(pairings.judge(one, &code(1), BEGIN_EVERY), Judged::Unknown, "now it is too late");
        assert_eq!(pairings.state(one, &[1; 32], BEGIN_EVERY), PairingState::Ended);
        assert_eq!(guess(two), Judged::Right([2; 32]));
    }

    #[test]
    fn whoever_opens_another_number_is_out() {
        let pairings = open();
        pairings.begin(begun(1), Duration::ZERO).unwrap();
        let id = Uuid::from_u128(1);
        let reveal = |certificate: u8, nonce: u8| {
            let revealed = pairings.reveal(id, &[certificate; 32], &[nonce; 32], Duration::ZERO);
            revealed.map_err(|failure| failure.message)
        };
        assert_eq!(reveal(2, 1), Err("terminal.no_pairing"), "another certificate");
        assert_eq!(reveal(1, 2), Err("terminal.pairing_broken"));
        assert_eq!(reveal(1, 1), Err("terminal.no_pairing"), "it is over");
        assert_eq!(pairings.waiting(Duration::ZERO), []);
    }

    #[test]
    fn a_number_is_opened_once_and_saying_it_again_changes_nothing() {
        let pairings = open();
        let id = knock(&pairings, 1, Duration::ZERO);
        for nonce in [1, 2] {
            assert_eq!(pairings.reveal(id, &[1; 32], &[nonce; 32], Duration::ZERO), Ok(false));
        }
        assert_eq!(pairings.judge(id, &code(1), Duration::ZERO), Judged::Right([1; 32]));
    }

    #[test]
    fn what_a_desk_gave_up_counts_with_the_others() {
        let pairings = open();
        let mut at = Duration::ZERO;
        for n in [1, 1, 2, 2, 3] {
            pairings.begin(begun(n), at).unwrap();
            at += BEGIN_EVERY;
        }
        let message = |n, at| pairings.begin(begun(n), at).map_err(|failure| failure.message);
        assert_eq!(message(1, at), Err("terminal.pairing_used_up"));
        assert_eq!(message(4, at), Err("terminal.pairing_used_up"), "whoever it is");
        pairings.open(at);
        assert_eq!(message(4, at), Ok(()));
        assert_eq!(message(5, at), Err("terminal.pairing_wait"));
        assert_eq!(message(5, at + PAIRING_OPEN_FOR), Err("terminal.pairing_closed"));
    }

    #[test]
    fn a_desk_that_asks_without_end_leaves_chances_to_the_others() {
        let pairings = open();
        let begin = |n, at| pairings.begin(begun(n), at).map_err(|failure| failure.message);
        let begun: Vec<bool> = (0..5).map(|n| begin(1, BEGIN_EVERY * n).is_ok()).collect();
        assert_eq!(begun, [true, true, false, false, false]);
        let at = BEGIN_EVERY * 5;
        assert_eq!(begin(1, at), Err("terminal.pairing_used_up_here"));
        assert_eq!(begin(2, at), Ok(()));
        assert_eq!(pairings.left(at).map(|left| left.begins), Some(2));
    }

    #[test]
    fn only_so_many_wait_and_a_desk_that_asks_again_takes_its_own_place() {
        let pairings = Pairings::default();
        let most = u8::try_from(MOST_PAIRINGS).unwrap();
        let at = knock_all(&pairings, 1..=most, Duration::ZERO);
        pairings.open(at);
        let busy = pairings.begin(begun(most + 1), at).unwrap_err();
        assert_eq!((busy.code, busy.message), (Code::Busy, "terminal.busy"));
        assert_eq!(pairings.left(at).map(|left| left.begins), Some(5), "a refused one costs nothing");
        assert_eq!(pairings.waiting(at).len(), MOST_PAIRINGS);
        assert_eq!(pairings.begin(begun(1), at), Ok(()));
        assert_eq!(pairings.waiting(at).len(), MOST_PAIRINGS - 1, "it has yet to open its number");
        let at = at + BEGIN_EVERY;
        assert!(pairings.refuse(Uuid::from_u128(2), at));
        assert!(!pairings.refuse(Uuid::from_u128(2), at));
        assert_eq!(pairings.begin(begun(most + 1), at), Ok(()), "a refused one makes room");
        let later = at + PAIRING_LASTS;
        pairings.open(later);
        assert!(pairings.begin(begun(99), later).is_ok(), "and time does");
    }

    #[test]
    fn one_address_leaves_room_for_the_others() {
        let pairings = open();
        let from_one = |n: u8| {
            let mut begun = begun(n);
            begun.keys.peer = IpAddr::from([192, 168, 1, 77]);
            begun
        };
        let mut at = Duration::ZERO;
        for n in 1..=2 {
            pairings.begin(from_one(n), at).unwrap();
            pairings.reveal(Uuid::from_u128(n.into()), &[n; 32], &[n; 32], at).unwrap();
            at += BEGIN_EVERY;
        }
        pairings.open(at);
        assert_eq!(pairings.begin(from_one(3), at).unwrap_err().message, "terminal.busy");
        assert_eq!(pairings.begin(from_one(2), at), Ok(()), "in its own place");
        at += BEGIN_EVERY;
        assert_eq!(pairings.begin(begun(4), at), Ok(()));
    }

    #[test]
    fn strangers_do_not_fill_the_memory() {
        let pairings = Pairings::default();
        let mut at = Duration::ZERO;
        for n in 1..=100 {
            pairings.open(at);
            let id = knock(&pairings, n, at);
            assert!(pairings.refuse(id, at));
            assert_eq!(pairings.state(id, &[n; 32], at), PairingState::Refused);
            assert_eq!(pairings.state(id, &[n + 1; 32], at), PairingState::Ended);
            at += BEGIN_EVERY;
        }
        assert!(pairings.fresh(at).all.len() <= MOST_OVER);
    }
}
