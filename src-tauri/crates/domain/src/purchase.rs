//! 采购: what is ordered from a supplier.

use crate::faults::Fault;
use crate::intake;
use crate::stock::PurchaseState;
use kernel::{Day, Money};

/// The most lines of one order, receipt or return.
pub const MOST_LINES: usize = 200;
/// The most pieces of one line.
pub const MOST_PIECES: i64 = 100_000;
/// How far ahead a delivery may be expected, in days.
const FARTHEST: i64 = 365;

/// Pieces of a line: whole, and at least one.
///
/// # Errors
/// `field.not_between`.
pub fn quantity(typed: i64) -> Result<i64, Fault> {
    if (1..=MOST_PIECES).contains(&typed) { Ok(typed) } else { Err(Fault::not_between(1, 100_000)) }
}

/// What a piece costs: nothing, too, since a supplier may make a present of it.
///
/// # Errors
/// `field.bad_amount`.
pub fn price(typed: Money) -> Result<Money, Fault> {
    intake::amount(typed)
}

/// The lines of a paper: at least one, and not more than fit.
///
/// # Errors
/// `field.empty`, `field.too_many`.
pub fn lines(count: usize) -> Result<usize, Fault> {
    if count == 0 {
        return Err(Fault::new("field.empty"));
    }
    if count > MOST_LINES { Err(Fault::with("field.too_many", "max", MOST_LINES)) } else { Ok(count) }
}

/// When a delivery is expected: today or later, within a year.
///
/// # Errors
/// `field.in_the_past`, `field.too_far`.
pub fn expected(typed: Option<Day>, today: Day) -> Result<Option<Day>, Fault> {
    match typed.map(|day| day.days_since(today)) {
        Some(days) if days < 0 => Err(Fault::new("field.in_the_past")),
        Some(days) if days > FARTHEST => Err(Fault::new("field.too_far")),
        Some(_) | None => Ok(typed),
    }
}

/// Whether a delivery should have come.
#[must_use]
pub fn is_late(state: PurchaseState, expected: Option<Day>, today: Day) -> bool {
    state == PurchaseState::Ordered && expected.is_some_and(|day| day < today)
}

/// How far a line of an order is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Pieces ordered.
    pub ordered: i64,
    /// Pieces that came, without those whose receipt was taken back.
    pub received: i64,
}

impl Progress {
    /// Pieces that are still to come.
    #[must_use]
    pub fn open(self) -> i64 {
        self.ordered.saturating_sub(self.received).max(0)
    }

    /// Pieces beyond what was ordered, if so many more come now.
    #[must_use]
    pub fn beyond(self, coming: i64) -> i64 {
        self.received.saturating_add(coming).saturating_sub(self.ordered).max(0)
    }
}

/// How far an order is by its lines, those that were dropped left out: it is complete with its last piece, and open again
/// when a receipt is taken back. One that was closed by hand stays closed.
#[must_use]
pub fn after_receipt(state: PurchaseState, lines: &[Progress]) -> PurchaseState {
    match state {
        PurchaseState::Draft | PurchaseState::Closed | PurchaseState::Dropped => state,
        PurchaseState::Ordered | PurchaseState::Received => {
            if lines.iter().all(|line| line.open() == 0) {
                PurchaseState::Received
            } else {
                PurchaseState::Ordered
            }
        }
    }
}

/// The sum of lines of so many pieces at so much each, or `None` where it is beyond all money.
#[must_use]
pub fn sum(lines: impl IntoIterator<Item = (i64, Money)>) -> Option<Money> {
    lines.into_iter().try_fold(Money::ZERO, |sum, (pieces, price)| sum.plus(price.times(pieces)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::read(text).unwrap()
    }

    #[test]
    fn pieces_are_whole_and_at_least_one() {
        for right in [1, 2, MOST_PIECES] {
            assert_eq!(quantity(right), Ok(right));
        }
        for wrong in [0, -1, i64::MIN, MOST_PIECES + 1, i64::MAX] {
            assert_eq!(quantity(wrong).unwrap_err().message, "field.not_between", "{wrong}");
        }
        assert_eq!(price(Money::ZERO), Ok(Money::ZERO));
        assert_eq!(price(Money(-1)).unwrap_err().message, "field.bad_amount");
        assert_eq!(lines(0).unwrap_err().message, "field.empty");
        assert_eq!(lines(MOST_LINES), Ok(MOST_LINES));
        assert_eq!(lines(MOST_LINES + 1).unwrap_err().message, "field.too_many");
    }

    #[test]
    fn a_delivery_is_expected_from_today_within_a_year() {
        let today = day("2026-11-22");
        for right in [None, Some(today), Some(today.later(365))] {
            assert_eq!(expected(right, today), Ok(right));
        }
        assert_eq!(expected(Some(day("2026-11-21")), today).unwrap_err().message, "field.in_the_past");
        assert_eq!(expected(Some(today.later(366)), today).unwrap_err().message, "field.too_far");
        assert!(is_late(PurchaseState::Ordered, Some(day("2026-11-21")), today));
        assert!(!is_late(PurchaseState::Ordered, Some(today), today));
        assert!(!is_late(PurchaseState::Draft, Some(day("2026-11-21")), today));
        assert!(!is_late(PurchaseState::Ordered, None, today));
    }

    #[test]
    fn an_order_is_complete_with_its_last_piece_and_open_again_without_it() {
        let line = |ordered, received| Progress { ordered, received };
        let after = after_receipt;
        assert_eq!(after(PurchaseState::Ordered, &[line(5, 4)]), PurchaseState::Ordered);
        assert_eq!(after(PurchaseState::Ordered, &[line(5, 5), line(1, 1)]), PurchaseState::Received);
        assert_eq!(after(PurchaseState::Ordered, &[line(5, 6), line(1, 0)]), PurchaseState::Ordered);
        assert_eq!(after(PurchaseState::Received, &[line(5, 3)]), PurchaseState::Ordered);
        assert_eq!(after(PurchaseState::Closed, &[line(5, 5)]), PurchaseState::Closed);
        assert_eq!((line(5, 7).open(), line(5, 3).open()), (0, 2));
        assert_eq!((line(5, 3).beyond(2), line(5, 3).beyond(3), line(5, 7).beyond(1)), (0, 1, 3));
    }

    #[test]
    fn a_sum_never_wraps() {
        assert_eq!(sum([(2, Money(150)), (1, Money::ZERO)]), Some(Money(300)));
        assert_eq!(sum([]), Some(Money::ZERO));
        assert_eq!(sum([(2, Money(i64::MAX))]), None);
    }
}
