//! The repair order: its stages, its number and its code.

use crate::device::luhn_digit;
use kernel::Day;

kernel::id!(
    /// A repair order.
    RepairId
);
pub use crate::customer::CustomerId;

crate::closed_set! {
    /// Where an order stands.
    Stage {
        /// 受理
        Received = "received",
        /// 检测
        Diagnosing = "diagnosing",
        /// 待报价
        Quoting = "quoting",
        /// 待客户确认
        AwaitingConsent = "awaiting_consent",
        /// 待件
        AwaitingParts = "awaiting_parts",
        /// 维修
        Repairing = "repairing",
        /// 质检
        Testing = "testing",
        /// 待取机
        Ready = "ready",
        /// 已取机
        HandedOver = "handed_over",
        /// 已结案
        Closed = "closed",
        /// 无人认领
        Unclaimed = "unclaimed",
        /// 暂停
        OnHold = "on_hold",
        /// 外送
        SentOut = "sent_out",
        /// 作废
        Void = "void",
    }
}

/// The number people see and say: `WX261121-0007`, the day and the how-manieth of it.
#[must_use]
pub fn number(day: Day, serial: i64) -> String {
    format!("WX{}-{serial:04}", day.short())
}

/// The same in digits for bar codes: shop (3), day (6), serial (4 or more), check digit after Luhn.
#[must_use]
pub fn code(shop: u16, day: Day, serial: i64) -> String {
    let digits = format!("{shop:03}{}{serial:04}", day.short());
    let check = luhn_digit(&digits);
    digits + &check.to_string()
}

/// Whether a row of digits can be an order's code: long enough and its check digit right.
#[must_use]
pub fn is_code(digits: &str) -> bool {
    digits.len() >= 14
        && digits.bytes().all(|b| b.is_ascii_digit())
        && digits.ends_with(luhn_digit(&digits[..digits.len() - 1]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_codes_tell_the_same() {
        let day = Day::new(2026, 11, 21).unwrap();
        assert_eq!(number(day, 7), "WX261121-0007");
        assert_eq!(number(day, 12_345), "WX261121-12345");
        assert_eq!(&code(1, day, 7)[..13], "0012611210007");
        assert_eq!(code(1, day, 7).len(), 14);
        assert!(is_code(&code(999, day, 9_999)));
    }

    #[test]
    fn one_misread_digit_is_no_code() {
        let good = code(1, Day::new(2026, 2, 28).unwrap(), 42);
        for i in 0..good.len() {
            for d in '0'..='9' {
                let mut wrong: Vec<char> = good.chars().collect();
                wrong[i] = d;
                let wrong: String = wrong.into_iter().collect();
                assert_eq!(is_code(&wrong), wrong == good);
            }
        }
        assert!(!is_code("") && !is_code("12345") && !is_code("WX261121-0007x"));
    }

    #[test]
    fn stages_are_read_back() {
        for stage in Stage::ALL {
            assert_eq!(Stage::read(stage.text()), Some(*stage));
        }
        assert_eq!(Stage::read("lost"), None);
    }
}
