//! The repair order: its stages, its number and its code.

use crate::device::luhn_digit;
use crate::shop::NumberPeriod;
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

impl Stage {
    /// Whether the machine is still the shop's to work on: not handed over, closed or void.
    #[must_use]
    pub fn is_open(self) -> bool {
        match self {
            Self::Received
            | Self::Diagnosing
            | Self::Quoting
            | Self::AwaitingConsent
            | Self::AwaitingParts
            | Self::Repairing
            | Self::Testing
            | Self::Ready
            | Self::Unclaimed
            | Self::OnHold
            | Self::SentOut => true,
            Self::HandedOver | Self::Closed | Self::Void => false,
        }
    }
}

/// How a shop numbers its orders.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern {
    /// What a number begins with.
    pub prefix: String,
    /// How often counting begins anew.
    pub period: NumberPeriod,
    /// How many digits the counted part has at least.
    pub width: u16,
    /// Where counting begins.
    pub from: i64,
}

impl Pattern {
    /// The number people see and say: `WX261121-0007`, the day, month or year and the how-manieth of it.
    #[must_use]
    pub fn number(&self, day: Day, serial: i64) -> String {
        let short = day.short();
        let of = match self.period {
            NumberPeriod::Day => short.as_str(),
            NumberPeriod::Month => &short[..4],
            NumberPeriod::Year => &short[..2],
            NumberPeriod::Always => "",
        };
        format!("{}{of}-{serial:0width$}", self.prefix, width = usize::from(self.width))
    }

    /// Under which the orders of a day are counted.
    #[must_use]
    pub fn period_of(&self, day: Day) -> String {
        period_of(self.period, day)
    }
}

/// Under which the orders of a day are counted, for each way to begin anew.
#[must_use]
pub fn period_of(period: NumberPeriod, day: Day) -> String {
    let text = day.text();
    match period {
        NumberPeriod::Day => text,
        NumberPeriod::Month => text[..7].to_owned(),
        NumberPeriod::Year => text[..4].to_owned(),
        NumberPeriod::Always => "always".to_owned(),
    }
}

/// The same in digits for bar codes: shop (3), day (6), serial (4 or more), check digit after Luhn, so that one misread
/// digit finds no other order.
#[must_use]
pub fn code(shop: u16, day: Day, serial: i64) -> String {
    let digits = format!("{shop:03}{}{serial:04}", day.short());
    let check = luhn_digit(&digits);
    digits + &check.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_codes_tell_the_same() {
        let day = Day::new(2026, 11, 21).unwrap();
        let pattern =
            |period, prefix: &str, width| Pattern { prefix: prefix.to_owned(), period, width, from: 1 };
        assert_eq!(pattern(NumberPeriod::Day, "WX", 4).number(day, 7), "WX261121-0007");
        assert_eq!(pattern(NumberPeriod::Day, "WX", 4).number(day, 12_345), "WX261121-12345");
        assert_eq!(pattern(NumberPeriod::Month, "R", 3).number(day, 7), "R2611-007");
        assert_eq!(pattern(NumberPeriod::Year, "A-1", 8).number(day, 7), "A-126-00000007");
        assert_eq!(pattern(NumberPeriod::Always, "WX", 4).number(day, 7), "WX-0007");
        assert_eq!(&code(1, day, 7)[..13], "0012611210007");
        assert_eq!(code(1, day, 7).len(), 14);
        assert_eq!(code(999, day, 9_999), "99926112199995");
    }

    #[test]
    fn one_misread_digit_is_no_other_orders_code() {
        let good = code(1, Day::new(2026, 2, 28).unwrap(), 42);
        for i in 0..good.len() {
            for d in ('0'..='9').filter(|d| !good[i..].starts_with(*d)) {
                let mut wrong: Vec<char> = good.chars().collect();
                wrong[i] = d;
                let wrong: String = wrong.into_iter().collect();
                let (digits, check) = wrong.split_at(good.len() - 1);
                assert_ne!(luhn_digit(digits).to_string(), check, "{wrong}");
            }
        }
    }

    #[test]
    fn each_way_to_begin_anew_counts_for_itself() {
        let day = Day::new(2026, 1, 2).unwrap();
        let keys: Vec<String> = NumberPeriod::ALL.iter().map(|period| period_of(*period, day)).collect();
        assert_eq!(keys, ["2026-01-02", "2026-01", "2026", "always"]);
    }

    #[test]
    fn an_order_is_open_until_the_machine_is_gone() {
        let done: Vec<Stage> = Stage::ALL.iter().copied().filter(|stage| !stage.is_open()).collect();
        assert_eq!(done, [Stage::HandedOver, Stage::Closed, Stage::Void]);
    }

    #[test]
    fn stages_are_read_back() {
        for stage in Stage::ALL {
            assert_eq!(Stage::read(stage.text()), Some(*stage));
        }
        assert_eq!(Stage::read("lost"), None);
    }
}
