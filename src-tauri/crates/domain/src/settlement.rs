//! What the customer owes once the work is told: rounding, and what was paid before.

use kernel::{Day, Money};

kernel::id!(
    /// A settlement.
    SettlementId
);

crate::closed_set! {
    /// 抹零: what the shop lets off a customer's total, always in the customer's favour.
    Rounding {
        /// 不抹零
        None = "none",
        /// 抹分
        Jiao = "jiao",
        /// 抹角
        Yuan = "yuan",
    }
}

impl Rounding {
    /// What is let off a total, in fen: never more than the total, nothing where it is nothing.
    #[must_use]
    pub fn let_off(self, total: Money) -> Money {
        let unit = match self {
            Self::None => 1,
            Self::Jiao => 10,
            Self::Yuan => 100,
        };
        Money(total.0.max(0) % unit)
    }
}

/// What a customer's total comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reckoning {
    /// What rounding lets off.
    pub rounding: Money,
    /// What is due after it.
    pub due: Money,
    /// What of the prepayment goes into it.
    pub set_off: Money,
    /// What is still to be paid.
    pub owed: Money,
    /// What of the prepayment is to be given back before the machine leaves.
    pub over: Money,
}

/// Reckons a customer's total against what is held of theirs. Neither is below zero; a total that were counts as nothing.
#[must_use]
pub fn reckon(total: Money, held: Money, rounding: Rounding) -> Reckoning {
    let (total, held) = (total.0.max(0), held.0.max(0));
    let let_off = rounding.let_off(Money(total)).0;
    let due = total - let_off;
    let set_off = due.min(held);
    Reckoning {
        rounding: Money(let_off),
        due: Money(due),
        set_off: Money(set_off),
        owed: Money(due - set_off),
        over: Money(held - set_off),
    }
}

/// The number of a settlement: `JS261122-0001`, the day and the how-manieth of it.
#[must_use]
pub fn number(day: Day, serial: i64) -> String {
    format!("JS{}-{serial:04}", day.short())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rounding_is_always_downward_and_never_more_than_the_total() {
        let cases = [
            (Rounding::None, 12_399, 0),
            (Rounding::Jiao, 12_399, 9),
            (Rounding::Jiao, 12_390, 0),
            (Rounding::Yuan, 12_399, 99),
            (Rounding::Yuan, 99, 99),
            (Rounding::Jiao, 9, 9),
            (Rounding::Yuan, 0, 0),
            (Rounding::Yuan, -150, 0),
            (Rounding::Yuan, i64::MIN, 0),
        ];
        for (rounding, total, let_off) in cases {
            assert_eq!(rounding.let_off(Money(total)), Money(let_off), "{rounding:?} {total}");
        }
    }

    #[test]
    fn what_was_prepaid_goes_into_the_total_and_the_rest_is_given_back() {
        let reckoned = |total, held, rounding| {
            let all = reckon(Money(total), Money(held), rounding);
            [all.rounding.0, all.due.0, all.set_off.0, all.owed.0, all.over.0]
        };
        assert_eq!(reckoned(12_345, 0, Rounding::Jiao), [5, 12_340, 0, 12_340, 0]);
        assert_eq!(reckoned(12_345, 5_000, Rounding::None), [0, 12_345, 5_000, 7_345, 0]);
        assert_eq!(reckoned(12_345, 12_344, Rounding::None), [0, 12_345, 12_344, 1, 0]);
        assert_eq!(reckoned(12_345, 12_345, Rounding::Yuan), [45, 12_300, 12_300, 0, 45]);
        assert_eq!(reckoned(0, 5_000, Rounding::Yuan), [0, 0, 0, 0, 5_000]);
        assert_eq!(reckoned(0, 0, Rounding::None), [0; 5]);
    }

    #[test]
    fn settlements_are_numbered_by_day() {
        assert_eq!(number(Day::new(2026, 11, 22).unwrap(), 7), "JS261122-0007");
    }
}
