//! Pairings under way: few, short, and forgotten when the program ends.

use super::{BeginPairing, PairingState, no_pairing, pairing_code, pairing_commitment};
use domain::terminal::{MOST_PAIRINGS, PAIRING_LASTS, WRONG_CODES};
use kernel::{Code, Failure, Moment, Result};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use uuid::Uuid;

/// How many that came to nothing are remembered, so that their desks can be told.
const MOST_OVER: usize = 32;

/// The pairings under way, and those that came to nothing lately.
#[derive(Debug, Default)]
pub(in crate::terminal) struct Pairings {
    all: Mutex<Vec<Pairing>>,
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
    /// Begins one; an earlier one of the same desk gives way. Answers whether that one had been seen to wait.
    ///
    /// # Errors
    /// `terminal.busy`.
    pub(super) fn begin(&self, begun: Begun, ticks: Duration) -> Result<bool> {
        let mut all = self.fresh(ticks);
        let certificate = begun.keys.certificate;
        let is_same = |pairing: &Pairing| pairing.begun.keys.certificate == certificate;
        let under_way = all.iter().filter(|pairing| pairing.over.is_none() && !is_same(pairing)).count();
        if under_way >= MOST_PAIRINGS {
            return Err(Failure::new(Code::Busy, "terminal.busy"));
        }
        let gave_way = all.iter().any(|pairing| is_same(pairing) && pairing.is_waiting());
        all.retain(|pairing| !is_same(pairing));
        all.push(Pairing { begun, began: ticks, code: None, wrong: 0, over: None });
        Ok(gave_way)
    }

    /// The desk opens its number.
    ///
    /// # Errors
    /// `terminal.no_pairing`, `terminal.pairing_broken`.
    pub(super) fn reveal(
        &self,
        id: Uuid,
        certificate: &[u8; 32],
        nonce: &[u8; 32],
        ticks: Duration,
    ) -> Result<()> {
        let mut all = self.fresh(ticks);
        let pairing = all
            .iter_mut()
            .find(|pairing| pairing.is(id, certificate) && pairing.over.is_none())
            .ok_or_else(no_pairing)?;
        let keys = &pairing.begun.keys;
        if pairing_commitment(nonce) != keys.commitment {
            pairing.over = Some(PairingState::Ended);
            return Err(Failure::refused("terminal.pairing_broken"));
        }
        let code = pairing_code(&keys.authority, &keys.certificate, &pairing.begun.host_nonce, nonce);
        pairing.code = Some(code);
        Ok(())
    }

    pub(super) fn state(&self, id: Uuid, certificate: &[u8; 32], ticks: Duration) -> PairingState {
        let all = self.fresh(ticks);
        let pairing = all.iter().find(|pairing| pairing.is(id, certificate));
        pairing.map_or(PairingState::Ended, |pairing| pairing.over.unwrap_or(PairingState::Waiting))
    }

    /// Those a manager may look at, the first one first: id, what it calls itself, since when.
    pub(super) fn waiting(&self, ticks: Duration) -> Vec<(Uuid, String, Moment)> {
        let all = self.fresh(ticks);
        let waiting = all.iter().filter(|pairing| pairing.is_waiting());
        waiting.map(|pairing| (pairing.begun.id, pairing.begun.name.clone(), pairing.begun.since)).collect()
    }

    /// Whether a typed code is the one that the desk shows. A wrong one is counted here and nowhere else.
    pub(super) fn judge(&self, id: Uuid, code: &str, ticks: Duration) -> Judged {
        let mut all = self.fresh(ticks);
        let found = all.iter_mut().find(|pairing| pairing.begun.id == id && pairing.is_waiting());
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
        let mut all = self.fresh(ticks);
        let found = all.iter_mut().find(|pairing| pairing.begun.id == id && pairing.is_waiting());
        let Some(pairing) = found else { return false };
        pairing.over = Some(PairingState::Refused);
        true
    }

    /// Whose certificates are under way.
    pub(super) fn certificates(&self) -> Vec<[u8; 32]> {
        let all = self.lock();
        let under_way = all.iter().filter(|pairing| pairing.over.is_none());
        under_way.map(|pairing| pairing.begun.keys.certificate).collect()
    }

    pub(super) fn forget(&self, certificate: &[u8; 32]) {
        self.lock().retain(|pairing| pairing.begun.keys.certificate != *certificate);
    }

    pub(in crate::terminal) fn clear(&self) {
        self.lock().clear();
    }

    /// Those that are not past their time.
    fn fresh(&self, ticks: Duration) -> MutexGuard<'_, Vec<Pairing>> {
        let mut all = self.lock();
        all.retain(|pairing| ticks.saturating_sub(pairing.began) < PAIRING_LASTS);
        let over = all.iter().filter(|pairing| pairing.over.is_some()).count();
        let mut surplus = over.saturating_sub(MOST_OVER);
        all.retain(|pairing| {
            let goes = surplus > 0 && pairing.over.is_some();
            surplus -= usize::from(goes);
            !goes
        });
        all
    }

    fn lock(&self) -> MutexGuard<'_, Vec<Pairing>> {
        self.all.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Pairing {
    fn is(&self, id: Uuid, certificate: &[u8; 32]) -> bool {
        self.begun.id == id && self.begun.keys.certificate == *certificate
    }

    /// Whether a manager can see it: before its desk opened its number there is nothing to compare.
    fn is_waiting(&self) -> bool {
        self.code.is_some() && self.over.is_none()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BLINK: Duration = Duration::from_millis(1);

    fn begun(n: u8) -> Begun {
        let keys = BeginPairing {
            name: format!("工位 {n}"),
            certificate: [n; 32],
            authority: [200; 32],
            commitment: pairing_commitment(&[n; 32]),
        };
        let id = Uuid::from_u128(n.into());
        Begun { id, name: keys.name.clone(), keys, host_nonce: [201; 32], since: Moment::EPOCH }
    }

    fn code(n: u8) -> String {
        pairing_code(&[200; 32], &[n; 32], &[201; 32], &[n; 32])
    }

    fn knock(pairings: &Pairings, n: u8, at: Duration) -> Uuid {
        pairings.begin(begun(n), at).unwrap();
        let id = Uuid::from_u128(n.into());
        pairings.reveal(id, &[n; 32], &[n; 32], at).unwrap();
        id
    }

    #[test]
    fn a_desk_that_opened_its_number_waits_until_its_time_is_over() {
        let pairings = Pairings::default();
        pairings.begin(begun(1), Duration::ZERO).unwrap();
        assert_eq!(pairings.waiting(Duration::ZERO), []);
        assert_eq!(pairings.judge(Uuid::from_u128(1), &code(1), Duration::ZERO), Judged::Unknown);
        let id = knock(&pairings, 1, Duration::ZERO);
        let last = PAIRING_LASTS - BLINK;
        assert_eq!(pairings.waiting(last), [(id, "工位 1".to_owned(), Moment::EPOCH)]);
        assert_eq!(pairings.state(id, &[1; 32], last), PairingState::Waiting);
        assert_eq!(pairings.judge(id, &code(1), last), Judged::Right([1; 32]));
        assert_eq!(pairings.judge(id, &code(1), PAIRING_LASTS), Judged::Unknown);
        assert_eq!(pairings.state(id, &[1; 32], PAIRING_LASTS), PairingState::Ended);
    }

    #[test]
    fn three_wrong_codes_end_one_pairing_and_cost_the_others_nothing() {
        let pairings = Pairings::default();
        let (one, two) = (knock(&pairings, 1, Duration::ZERO), knock(&pairings, 2, Duration::ZERO));
        let guess = |id| pairings.judge(id, &code(2), Duration::ZERO);
        assert_eq!(
            [guess(one), guess(one), guess(one)],
            [Judged::Wrong(2), Judged::Wrong(1), Judged::WrongForTheLastTime]
        );
        assert_eq!(pairings.judge(one, &code(1), Duration::ZERO), Judged::Unknown, "now it is too late");
        assert_eq!(pairings.state(one, &[1; 32], Duration::ZERO), PairingState::Ended);
        assert_eq!(guess(two), Judged::Right([2; 32]));
    }

    #[test]
    fn whoever_opens_another_number_is_out() {
        let pairings = Pairings::default();
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
    fn only_so_many_wait_and_a_desk_that_asks_again_takes_its_own_place() {
        let pairings = Pairings::default();
        let most = u8::try_from(MOST_PAIRINGS).unwrap();
        for n in 1..=most {
            knock(&pairings, n, Duration::ZERO);
        }
        let busy = pairings.begin(begun(most + 1), Duration::ZERO).unwrap_err();
        assert_eq!((busy.code, busy.message), (Code::Busy, "terminal.busy"));
        assert_eq!(pairings.begin(begun(1), Duration::ZERO), Ok(true), "it was seen to wait");
        assert_eq!(pairings.begin(begun(1), Duration::ZERO), Ok(false));
        assert!(pairings.refuse(Uuid::from_u128(2), Duration::ZERO));
        assert!(!pairings.refuse(Uuid::from_u128(2), Duration::ZERO));
        assert_eq!(pairings.begin(begun(most + 1), Duration::ZERO), Ok(false), "a refused one makes room");
        assert!(pairings.begin(begun(99), PAIRING_LASTS).is_ok(), "and time does");
    }

    #[test]
    fn strangers_do_not_fill_the_memory() {
        let pairings = Pairings::default();
        for n in 1..=100 {
            let id = knock(&pairings, n, Duration::ZERO);
            assert!(pairings.refuse(id, Duration::ZERO));
            assert_eq!(pairings.state(id, &[n; 32], Duration::ZERO), PairingState::Refused);
            assert_eq!(pairings.state(id, &[n + 1; 32], Duration::ZERO), PairingState::Ended);
        }
        assert!(pairings.fresh(Duration::ZERO).len() <= MOST_OVER);
    }
}
