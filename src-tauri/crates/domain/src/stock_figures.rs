//! Figures of stock: classes by use, how often stock turns, how often it was there when asked for.

use crate::stock::PartClass;
use kernel::Money;

/// Without an outgoing movement for so many days, stock is dead (呆滞).
pub const DEAD_AFTER: u32 = 180;
/// The days of use that classes are reckoned from.
pub const CLASSED_BY: u32 = 365;
/// Up to which share of what was used parts are A, and up to which B, in per mille.
const CLASS_UPTO: [(PartClass, i128); 2] = [(PartClass::A, 800), (PartClass::B, 950)];

/// The class of each part by the value that was used of it, which come in falling order. The part that passes a bound
/// still belongs to the class before it, so that a shop of one part has an A; what was not used at all is C.
///
/// Source: the ABC analysis by annual use value, 80 % and 95 % cumulated.
#[must_use]
pub fn classes(used: &[Money]) -> Vec<PartClass> {
    let all: i128 = used.iter().map(|one| i128::from(one.0.max(0))).sum();
    let mut before: i128 = 0;
    used.iter()
        .map(|one| {
            let value = i128::from(one.0.max(0));
            let reached = before;
            before += value;
            if value == 0 {
                return PartClass::C;
            }
            let class = CLASS_UPTO.iter().find(|(_, upto)| reached * 1_000 < all * upto);
            class.map_or(PartClass::C, |(class, _)| *class)
        })
        .collect()
}

/// How often stock turned in a span of days, in hundredths of a time a year: what went out against the mean of what lay
/// there at both ends. `None` where nothing lay there.
#[must_use]
pub fn turns(used: Money, (before, after): (Money, Money), days: i64) -> Option<i64> {
    let twice = i128::from(before.0) + i128::from(after.0);
    if twice <= 0 || days <= 0 {
        return None;
    }
    let (whole, part) = (twice * i128::from(days), i128::from(used.0) * 2 * 365 * 100);
    i64::try_from((part * 2 + whole).div_euclid(whole * 2)).ok()
}

/// How many of a thousand were there when asked for; `None` where nobody asked.
#[must_use]
pub fn fill_rate(at_once: i64, asked: i64) -> Option<i64> {
    crate::stocktake::accuracy(at_once, asked)
}

/// By how much a price rose, in per mille of what it was; negative where it fell, `None` where it was nothing.
#[must_use]
pub fn price_change(before: Money, now: Money) -> Option<i64> {
    if before.0 <= 0 {
        return None;
    }
    let (before, now) = (i128::from(before.0), i128::from(now.0));
    i64::try_from(((now - before) * 2_000 + before).div_euclid(before * 2)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use PartClass::{A, B, C};

    #[test]
    fn classes_follow_the_value_that_was_used() {
        let of = |fen: &[i64]| classes(&fen.iter().map(|one| Money(*one)).collect::<Vec<_>>());
        assert_eq!(of(&[]), vec![]);
        assert_eq!(of(&[0, 0]), vec![C, C]);
        assert_eq!(of(&[5]), vec![A]);
        // 500 of 1,000 reached, 800 passed by the second, 950 by the fourth.
        assert_eq!(of(&[500, 300, 100, 50, 30, 20, 0]), vec![A, A, B, B, C, C, C]);
        assert_eq!(of(&[790, 100, 60, 50]), vec![A, A, B, C]);
        assert_eq!(of(&[i64::MAX, i64::MAX]), vec![A, A]);
    }

    #[test]
    fn stock_turns_by_the_year() {
        // All of it once in 73 days is five times a year.
        assert_eq!(turns(Money(1_000), (Money(1_000), Money(1_000)), 73), Some(500));
        assert_eq!(turns(Money(0), (Money(1_000), Money(0)), 30), Some(0));
        assert_eq!(turns(Money(10), (Money(0), Money(0)), 30), None);
        assert_eq!(turns(Money(10), (Money(1), Money(1)), 0), None);
        assert_eq!(turns(Money(i64::MAX), (Money(1), Money(0)), 1), None);
    }

    #[test]
    fn prices_change_against_what_they_were() {
        assert_eq!(price_change(Money(1_000), Money(1_105)), Some(105));
        assert_eq!(price_change(Money(1_000), Money(900)), Some(-100));
        assert_eq!(price_change(Money(3), Money(4)), Some(333));
        assert_eq!(price_change(Money(0), Money(4)), None);
    }

    #[test]
    fn a_share_of_nobody_is_none() {
        assert_eq!(fill_rate(0, 0), None);
        assert_eq!(fill_rate(9, 10), Some(900));
    }
}
