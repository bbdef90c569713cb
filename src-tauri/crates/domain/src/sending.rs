//! 外送: an order's machine goes to its maker or to another shop, and comes back.

use crate::faults::Fault;
use kernel::Day;

kernel::id!(
    /// A sending.
    SendingId
);

crate::closed_set! {
    /// Where a machine is sent.
    SentTo {
        /// 厂家
        Maker = "maker",
        /// 其他维修点
        Shop = "shop",
    }
}

/// When it should be back: not before the day it leaves.
///
/// # Errors
/// `field.in_the_past`.
pub fn due(due_on: Option<Day>, today: Day) -> Result<Option<Day>, Fault> {
    match due_on {
        Some(day) if day < today => Err(Fault::new("field.in_the_past")),
        Some(_) | None => Ok(due_on),
    }
}

/// Whether it should be back already: from the day after it was due.
#[must_use]
pub fn is_late(due_on: Option<Day>, today: Day) -> bool {
    due_on.is_some_and(|day| day < today)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::read(text).unwrap()
    }

    #[test]
    fn it_is_due_today_or_later_and_late_from_the_day_after() {
        let today = day("2026-11-22");
        for (due_on, fault, late) in [
            (None, None, false),
            (Some(day("2026-11-21")), Some("field.in_the_past"), true),
            (Some(today), None, false),
            (Some(day("2026-11-23")), None, false),
        ] {
            assert_eq!(due(due_on, today).err().map(|fault| fault.message), fault);
            assert_eq!(is_late(due_on, today), late);
        }
    }
}
