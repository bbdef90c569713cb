//! The door for desks that want in: a manager opens it, it shuts by itself, and few come through.
//!
//! Whoever stands between a desk and the host can finish with the desk first, so that its code is settled, and then
//! begin with the host again and again, unseen, until the host's code is the same. So what is bounded is how many are
//! begun, whatever became of them, and only a person makes it more. One address gets a part of them only: whoever asks
//! without end would otherwise leave none to the desk that is meant.

use domain::terminal::{BEGIN_EVERY, MOST_BEGUN, MOST_BEGUN_OF_ONE, PAIRING_OPEN_FOR};
use kernel::{Failure, Result};
use std::net::IpAddr;
use std::time::Duration;

/// Whether desks may ask now. All times are by the ticks of the clock.
#[derive(Debug, Default)]
pub(super) struct Opening {
    /// When a manager opened it last.
    since: Option<Duration>,
    /// From where those came that were begun since then.
    begun: Vec<IpAddr>,
    /// When one was begun last, however often it was opened since.
    last: Option<Duration>,
}

/// What is left of an open door.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Left {
    /// How long it stays open.
    pub(super) time: Duration,
    /// How many may be begun yet.
    pub(super) begins: u8,
}

impl Opening {
    /// A manager opens it, or opens it anew.
    pub(super) fn open(&mut self, ticks: Duration) {
        self.since = Some(ticks);
        self.begun.clear();
    }

    pub(super) fn shut(&mut self) {
        self.since = None;
    }

    /// What is left of it; nothing where it is shut.
    pub(super) fn left(&self, ticks: Duration) -> Option<Left> {
        let time = PAIRING_OPEN_FOR.checked_sub(ticks.saturating_sub(self.since?))?;
        let begun = u8::try_from(self.begun.len()).unwrap_or(u8::MAX);
        let begins = MOST_BEGUN.saturating_sub(begun);
        (!time.is_zero()).then_some(Left { time, begins })
    }

    /// Whether a desk may begin now.
    ///
    /// # Errors
    /// `terminal.pairing_closed`, `terminal.pairing_used_up`, `terminal.pairing_used_up_here`; `terminal.pairing_wait` right
    /// after another.
    pub(super) fn must_let_begin(&self, peer: IpAddr, ticks: Duration) -> Result<()> {
        let left = self.left(ticks).ok_or_else(|| Failure::refused("terminal.pairing_closed"))?;
        if left.begins == 0 {
            return Err(Failure::refused("terminal.pairing_used_up").with("most", MOST_BEGUN));
        }
        if self.begun.iter().filter(|one| **one == peer).count() >= MOST_BEGUN_OF_ONE {
            return Err(Failure::refused("terminal.pairing_used_up_here").with("most", MOST_BEGUN_OF_ONE));
        }
        let wait = self.last.and_then(|last| BEGIN_EVERY.checked_sub(ticks.saturating_sub(last)));
        match wait.filter(|wait| !wait.is_zero()) {
            Some(wait) => {
                let seconds = wait.as_millis().div_ceil(1_000);
                Err(Failure::refused("terminal.pairing_wait").with("seconds", seconds))
            }
            None => Ok(()),
        }
    }

    /// One was begun.
    pub(super) fn note_begun(&mut self, peer: IpAddr, ticks: Duration) {
        self.begun.push(peer);
        self.last = Some(ticks);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BLINK: Duration = Duration::from_millis(1);

    fn address(last: u8) -> IpAddr {
        IpAddr::from([192, 168, 1, last])
    }

    /// Somebody who has begun none.
    fn refused(opening: &Opening, ticks: Duration) -> Option<&'static str> {
        refused_to(opening, 200, ticks)
    }

    fn refused_to(opening: &Opening, last: u8, ticks: Duration) -> Option<&'static str> {
        opening.must_let_begin(address(last), ticks).err().map(|failure| failure.message)
    }

    #[test]
    fn it_is_shut_until_somebody_opens_it_and_shuts_by_itself() {
        let mut opening = Opening::default();
        let opened = Duration::from_secs(1_000);
        assert_eq!(refused(&opening, opened), Some("terminal.pairing_closed"));
        opening.open(opened);
        assert_eq!(opening.left(opened), Some(Left { time: PAIRING_OPEN_FOR, begins: MOST_BEGUN }));
        let last = opened + PAIRING_OPEN_FOR - BLINK;
        assert_eq!((refused(&opening, last), opening.left(last).map(|left| left.time)), (None, Some(BLINK)));
        assert_eq!(refused(&opening, last + BLINK), Some("terminal.pairing_closed"));
        assert_eq!(opening.left(last + BLINK), None);
        opening.open(opened);
        opening.shut();
        assert_eq!(refused(&opening, opened), Some("terminal.pairing_closed"));
    }

    #[test]
    fn one_follows_the_other_after_two_seconds_however_often_it_is_opened() {
        let mut opening = Opening::default();
        opening.open(Duration::ZERO);
        opening.note_begun(address(1), Duration::ZERO);
        opening.open(BLINK);
        let early = opening.must_let_begin(address(2), BEGIN_EVERY - BLINK).unwrap_err();
        assert_eq!((early.message, &*early.params["seconds"]), ("terminal.pairing_wait", "1"));
        let at_once = opening.must_let_begin(address(2), Duration::ZERO).unwrap_err();
        assert_eq!(&*at_once.params["seconds"], "2");
        assert_eq!(refused(&opening, BEGIN_EVERY), None);
    }

    #[test]
    fn the_sixth_is_refused_until_it_is_opened_anew() {
        let mut opening = Opening::default();
        opening.open(Duration::ZERO);
        let mut ticks = Duration::ZERO;
        for left in (0..MOST_BEGUN).rev() {
            assert_eq!(refused(&opening, ticks), None);
            opening.note_begun(address(left), ticks);
            ticks += BEGIN_EVERY;
            assert_eq!(opening.left(ticks).map(|left| left.begins), Some(left));
        }
        assert_eq!(refused(&opening, ticks), Some("terminal.pairing_used_up"));
        opening.open(ticks);
        assert_eq!(refused(&opening, ticks), None);
    }

    #[test]
    fn one_address_has_two_of_the_five_and_leaves_the_others() {
        let mut opening = Opening::default();
        opening.open(Duration::ZERO);
        let mut ticks = Duration::ZERO;
        for _ in 0..MOST_BEGUN_OF_ONE {
            assert_eq!(refused_to(&opening, 1, ticks), None);
            opening.note_begun(address(1), ticks);
            ticks += BEGIN_EVERY;
        }
        let third = opening.must_let_begin(address(1), ticks).unwrap_err();
        assert_eq!((third.message, &*third.params["most"]), ("terminal.pairing_used_up_here", "2"));
        assert_eq!(
            (refused_to(&opening, 2, ticks), opening.left(ticks).map(|left| left.begins)),
            (None, Some(3))
        );
        opening.open(ticks);
        assert_eq!(refused_to(&opening, 1, ticks), None);
    }
}
