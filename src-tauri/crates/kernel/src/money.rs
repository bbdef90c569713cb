use serde::{Deserialize, Serialize};
use std::fmt;

/// An amount of money in whole fen (1/100 yuan); negative is owed the other way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ts_rs::TS)]
pub struct Money(pub i64);

impl Money {
    /// Nothing.
    pub const ZERO: Self = Self(0);

    /// The sum, or `None` where 64 bits cannot hold it.
    #[must_use]
    pub fn plus(self, other: Self) -> Option<Self> {
        self.0.checked_add(other.0).map(Self)
    }

    /// The difference, or `None` where 64 bits cannot hold it.
    #[must_use]
    pub fn minus(self, other: Self) -> Option<Self> {
        self.0.checked_sub(other.0).map(Self)
    }

    /// So many times, or `None` where 64 bits cannot hold it.
    #[must_use]
    pub fn times(self, count: i64) -> Option<Self> {
        self.0.checked_mul(count).map(Self)
    }

    /// A part in the hundred, rounded down to the fen, or `None` where 64 bits cannot hold it.
    #[must_use]
    pub fn percent(self, percent: i64) -> Option<Self> {
        self.0.checked_mul(percent).map(|hundredfold| Self(hundredfold.div_euclid(100)))
    }
}

impl fmt::Display for Money {
    /// `-1,234.05`: yuan with two decimals.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let fen = self.0.unsigned_abs();
        let yuan = (fen / 100).to_string();
        let mut grouped = String::with_capacity(yuan.len() + 8);
        for (i, digit) in yuan.chars().enumerate() {
            if i > 0 && (yuan.len() - i).is_multiple_of(3) {
                grouped.push(',');
            }
            grouped.push(digit);
        }
        let sign = if self.0 < 0 { "-" } else { "" };
        write!(f, "{sign}{grouped}.{:02}", fen % 100)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_is_written_in_yuan() {
        let cases = [
            (0, "0.00"),
            (5, "0.05"),
            (-5, "-0.05"),
            (99_999, "999.99"),
            (100_000, "1,000.00"),
            (i64::MIN, "-92,233,720,368,547,758.08"),
        ];
        for (fen, text) in cases {
            assert_eq!(Money(fen).to_string(), text);
        }
    }

    #[test]
    fn sums_never_wrap() {
        assert_eq!(Money(i64::MAX).plus(Money(1)), None);
        assert_eq!(Money(i64::MIN).minus(Money(1)), None);
        assert_eq!(Money(i64::MAX).times(2), None);
        assert_eq!(Money(i64::MAX).percent(2), None);
        assert_eq!(Money(1).plus(Money(2)).and_then(|m| m.minus(Money::ZERO)), Some(Money(3)));
    }

    #[test]
    fn a_part_is_rounded_down_to_the_fen() {
        for (fen, percent, part) in
            [(99, 50, 49), (1, 99, 0), (5_000, 30, 1_500), (333, 100, 333), (-1, 50, -1)]
        {
            assert_eq!(Money(fen).percent(percent), Some(Money(part)), "{fen} {percent}");
        }
        assert_eq!(Money(-250).times(3), Some(Money(-750)));
    }
}
