//! A machine that comes back: a new order that points to the one before, with its own charge.

use kernel::Day;

crate::closed_set! {
    /// Who pays for a rework.
    ReworkCharge {
        /// 免费返修
        Free = "free",
        /// 收费
        Charged = "charged",
    }
}

/// The last day on which a line of a repair is answered for: so many days after the hand-over, which is not counted.
///
/// A repaired part is answered for at least 30 days in 浙江 and 山东 and commonly for 90 (`domain.md` 2).
#[must_use]
pub fn answered_until(handed_over: Day, days: u32) -> Day {
    handed_over.later(days)
}

/// How many days a line is still answered for, the last one included; none once it is over.
#[must_use]
pub fn left_days(until: Day, today: Day) -> Option<i64> {
    let left = until.days_since(today);
    (left >= 0).then_some(left)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_answered_for_through_its_last_day() {
        let handed_over = Day::new(2026, 11, 21).unwrap();
        let until = answered_until(handed_over, 30);
        assert_eq!(until, Day::new(2026, 12, 21).unwrap());
        assert_eq!(left_days(until, handed_over), Some(30));
        assert_eq!(left_days(until, until), Some(0));
        assert_eq!(left_days(until, Day::new(2026, 12, 22).unwrap()), None);
    }
}
