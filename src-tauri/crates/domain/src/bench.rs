//! The bench: who has an order, whose share it is, and the clocks of work.

use crate::faults::Fault;
use crate::person::PersonId;
use kernel::{Moment, Zone};
use std::collections::BTreeSet;
use std::time::Duration;

kernel::id!(
    /// An order given from hand to hand.
    AssignmentId
);
kernel::id!(
    /// Somebody's part of a repair.
    ShareId
);
kernel::id!(
    /// Time at work on an order.
    WorkId
);

crate::closed_set! {
    /// How soon an order's turn comes.
    Priority {
        /// 普通
        Normal = "normal",
        /// 加急
        Urgent = "urgent",
    }
}

crate::closed_set! {
    /// How a clock ended.
    Ending {
        /// A break; the work goes on.
        Paused = "paused",
        /// The work on the order is done, or the order left the bench.
        Stopped = "stopped",
        /// Its person began on another order.
        Changed = "changed",
        /// It was forgotten, and its person told later when the work had ended.
        Told = "told",
    }
}

/// A clock that runs longer is asked about: nobody works that long on one machine without a break.
pub const FORGOTTEN_AFTER: Duration = Duration::from_secs(4 * 60 * 60);

/// Whether a running clock was forgotten: for over four hours, or since an earlier day of the shop.
#[must_use]
pub fn is_forgotten(began_at: Moment, now: Moment, zone: Zone) -> bool {
    let millis = now.millis().saturating_sub(began_at.millis());
    let longest = i64::try_from(FORGOTTEN_AFTER.as_millis()).unwrap_or(i64::MAX);
    millis > longest || zone.day(began_at) < zone.day(now)
}

/// When a clock that was forgotten ended, as its person tells: between its beginning and now.
///
/// # Errors
/// `field.before_beginning`, `field.in_the_future`.
pub fn told_end(began_at: Moment, told: Moment, now: Moment) -> Result<Moment, Fault> {
    if told < began_at {
        return Err(Fault::new("field.before_beginning"));
    }
    if told > now {
        return Err(Fault::new("field.in_the_future"));
    }
    Ok(told)
}

/// Whole minutes between two moments; none where the clock was set back in between.
#[must_use]
pub fn minutes(from: Moment, to: Moment) -> i64 {
    to.millis().saturating_sub(from.millis()).max(0) / 60_000
}

/// What parts of a repair are whose: each person once, each part at least one per cent, together a hundred. None at all
/// takes every share back.
///
/// # Errors
/// `field.twice`, `field.bad_number`, `field.not_a_hundred` (`sum`).
pub fn shares(shares: &[(PersonId, i64)]) -> Result<(), Fault> {
    let people: BTreeSet<PersonId> = shares.iter().map(|(person, _)| *person).collect();
    if people.len() != shares.len() {
        return Err(Fault::new("field.twice"));
    }
    if shares.iter().any(|(_, percent)| !(1..=100).contains(percent)) {
        return Err(Fault::new("field.bad_number"));
    }
    let sum: i64 = shares.iter().map(|(_, percent)| *percent).sum();
    match usize::try_from(sum) {
        Ok(0 | 100) => Ok(()),
        Ok(sum) => Err(Fault::with("field.not_a_hundred", "sum", sum)),
        Err(_) => Err(Fault::new("field.bad_number")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::reexport::uuid::Uuid;

    fn at(text: &str) -> Moment {
        Moment::read(text).unwrap()
    }

    #[test]
    fn a_clock_is_forgotten_after_four_hours_or_over_midnight() {
        let zone = Zone::read("Asia/Shanghai").unwrap();
        let began = at("2026-11-21T02:00:00.000Z");
        for (now, forgotten) in [
            ("2026-11-21T02:00:00.000Z", false),
            ("2026-11-21T06:00:00.000Z", false),
            ("2026-11-21T06:00:00.001Z", true),
            ("2026-11-20T02:00:00.000Z", false),
        ] {
            assert_eq!(is_forgotten(began, at(now), zone), forgotten, "{now}");
        }
        let late = at("2026-11-21T15:59:00.000Z");
        assert!(!is_forgotten(late, at("2026-11-21T15:59:59.999Z"), zone));
        assert!(is_forgotten(late, at("2026-11-21T16:00:00.000Z"), zone), "midnight in Shanghai");
    }

    #[test]
    fn a_forgotten_clock_ended_between_its_beginning_and_now() {
        let (began, now) = (at("2026-11-21T02:00:00.000Z"), at("2026-11-22T02:00:00.000Z"));
        assert_eq!(told_end(began, began, now), Ok(began));
        assert_eq!(told_end(began, now, now), Ok(now));
        let earlier = at("2026-11-21T01:59:59.999Z");
        assert_eq!(told_end(began, earlier, now), Err(Fault::new("field.before_beginning")));
        assert_eq!(told_end(began, now, began), Err(Fault::new("field.in_the_future")));
        assert_eq!(minutes(began, now), 24 * 60);
        assert_eq!(minutes(now, began), 0, "the clock was set back");
        assert_eq!(minutes(began, at("2026-11-21T02:00:59.999Z")), 0);
    }

    #[test]
    fn shares_are_whole_or_none() {
        let person = |n| PersonId(Uuid::from_u128(n));
        assert_eq!(shares(&[]), Ok(()));
        assert_eq!(shares(&[(person(1), 100)]), Ok(()));
        assert_eq!(shares(&[(person(1), 70), (person(2), 30)]), Ok(()));
        assert_eq!(shares(&[(person(1), 70), (person(1), 30)]), Err(Fault::new("field.twice")));
        assert_eq!(shares(&[(person(1), 100), (person(2), 0)]), Err(Fault::new("field.bad_number")));
        assert_eq!(shares(&[(person(1), 101), (person(2), -1)]), Err(Fault::new("field.bad_number")));
        let short = Fault::with("field.not_a_hundred", "sum", 99);
        assert_eq!(shares(&[(person(1), 50), (person(2), 49)]), Err(short));
    }
}
