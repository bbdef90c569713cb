//! What pieces are worth: the moving average by value (`domain.md` 6; 企业会计准则第1号 第14条: 移动加权平均, 个别计价).
//!
//! A place keeps the worth of all its pieces of a part in fen, never the average, so that nothing is lost by rounding:
//! what leaves takes its share, and the last piece takes what is left.

use kernel::Money;

/// The largest worth of one movement, in fen: 100 million yuan.
pub const MOST_VALUE: Money = Money(10_000_000_000);

/// The worth of so many pieces out of so many that are worth `value` together: the share, a half fen rounded up; all of
/// it with the last piece. Nothing where nothing leaves or nothing is there.
#[must_use]
pub fn leaving(value: Money, on_hand: i64, quantity: i64) -> Money {
    if quantity >= on_hand {
        return value;
    }
    if quantity <= 0 {
        return Money::ZERO;
    }
    // 64 bits do not hold the product of a worth and a count; the share is never more than the whole.
    let (whole, of, part) = (i128::from(value.0), i128::from(on_hand), i128::from(quantity));
    let share = (2 * whole * part + of).div_euclid(2 * of);
    i64::try_from(share).map_or(value, Money)
}

/// The worth of so many pieces at a price each, in fen; `None` beyond `MOST_VALUE` or below zero.
#[must_use]
pub fn all_of(price: Money, quantity: i64) -> Option<Money> {
    price.times(quantity).filter(|all| (Money::ZERO..=MOST_VALUE).contains(all))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_rounded_half_up_and_the_last_piece_takes_the_rest() {
        for (value, on_hand, quantity, leaves) in [
            (0, 0, 0, 0),
            (300, 3, 1, 100),
            (100, 3, 1, 33),
            (100, 3, 2, 67),
            (100, 3, 3, 100),
            (1, 2, 1, 1),
            (1, 3, 1, 0),
            (5, 10, 1, 1),
            (0, 10, 3, 0),
            (99_999, 7, 7, 99_999),
        ] {
            assert_eq!(
                leaving(Money(value), on_hand, quantity),
                Money(leaves),
                "{value} {on_hand} {quantity}"
            );
        }
    }

    #[test]
    fn however_it_leaves_together_it_is_what_was_there() {
        for value in [0, 1, 2, 99, 100, 101, 12_345, i64::MAX / 2] {
            for on_hand in 1..40 {
                let (mut left, mut there) = (Money(value), on_hand);
                let mut gone = 0;
                while there > 0 {
                    let step = 1 + (there * 7 + on_hand) % 3;
                    let step = step.min(there);
                    let share = leaving(left, there, step);
                    assert!(share >= Money::ZERO && share <= left, "{value} {on_hand}");
                    left = left.minus(share).unwrap();
                    there -= step;
                    gone += share.0;
                }
                assert_eq!((left, gone), (Money::ZERO, value));
            }
        }
    }

    #[test]
    fn a_sum_has_a_bound() {
        assert_eq!(all_of(Money(0), 1_000_000), Some(Money::ZERO));
        assert_eq!(all_of(Money(12_050), 3), Some(Money(36_150)));
        assert_eq!(all_of(MOST_VALUE, 1), Some(MOST_VALUE));
        assert_eq!(all_of(MOST_VALUE, 2), None);
        assert_eq!(all_of(Money(i64::MAX), 2), None);
        assert_eq!(all_of(Money(-1), 2), None);
    }
}
