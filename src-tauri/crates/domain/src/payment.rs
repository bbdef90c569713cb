//! Money at the counter.

use crate::faults::Fault;
use crate::text;
use kernel::{Day, Money};

kernel::id!(
    /// A payment.
    PaymentId
);

crate::closed_set! {
    /// What a payment is for.
    PaymentKind {
        /// 预收款: the customer's until the settlement; never called 定金, which would double on default (Civil Code 587)
        Prepaid = "prepaid",
        /// 退还预收款
        PrepaidBack = "prepaid_back",
    }
}

crate::closed_set! {
    /// How it was paid.
    Method {
        /// 现金
        Cash = "cash",
        /// 微信
        WeChat = "wechat",
        /// 支付宝
        Alipay = "alipay",
        /// 刷卡
        Card = "card",
        /// 转账
        Transfer = "transfer",
    }
}

/// The most one payment may be: ¥999,999.99.
pub const LARGEST: Money = Money(99_999_999);

/// An amount that can be taken or given back: more than nothing and no slip of the keyboard.
///
/// # Errors
/// `field.not_positive`, `field.too_much` (`max` in yuan).
pub fn amount(amount: Money) -> Result<Money, Fault> {
    if amount <= Money::ZERO {
        return Err(Fault::new("field.not_positive"));
    }
    if amount > LARGEST {
        return Err(Fault::with("field.too_much", "max", 999_999));
    }
    Ok(amount)
}

/// The provider's own number of a payment, or nothing: at most 64 characters.
///
/// # Errors
/// `field.too_long`, `field.control_character`.
pub fn reference(typed: &str) -> Result<&str, Fault> {
    const LONGEST: usize = 64;
    let reference = text::optional_name(typed)?;
    if reference.chars().count() > LONGEST {
        return Err(Fault::with("field.too_long", "max", LONGEST));
    }
    Ok(reference)
}

/// What is given back: no more than is held of the customer's.
///
/// # Errors
/// As `amount`; `field.more_than_held`.
pub fn given_back(typed: Money, held: Money) -> Result<Money, Fault> {
    let back = amount(typed)?;
    if back > held { Err(Fault::new("field.more_than_held")) } else { Ok(back) }
}

/// The number of a receipt: `SK261122-0001`, the day and the how-manieth of it.
#[must_use]
pub fn number(day: Day, serial: i64) -> String {
    format!("SK{}-{serial:04}", day.short())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_more_than_nothing_and_less_than_a_million() {
        for fen in [1, 100, LARGEST.0] {
            assert_eq!(amount(Money(fen)), Ok(Money(fen)));
        }
        for fen in [0, -1, i64::MIN] {
            assert_eq!(amount(Money(fen)).unwrap_err().message, "field.not_positive", "{fen}");
        }
        for fen in [LARGEST.0 + 1, i64::MAX] {
            assert_eq!(amount(Money(fen)).unwrap_err().message, "field.too_much", "{fen}");
        }
    }

    #[test]
    fn no_more_is_given_back_than_is_held() {
        assert_eq!(given_back(Money(500), Money(500)), Ok(Money(500)));
        assert_eq!(given_back(Money(501), Money(500)).unwrap_err().message, "field.more_than_held");
        assert_eq!(given_back(Money(1), Money(0)).unwrap_err().message, "field.more_than_held");
        assert_eq!(given_back(Money(0), Money(500)).unwrap_err().message, "field.not_positive");
    }

    #[test]
    fn references_are_short_lines() {
        assert_eq!(reference(" 4200001234202611220000 "), Ok("4200001234202611220000"));
        assert_eq!(reference(""), Ok(""));
        assert_eq!(reference(&"9".repeat(64)).map(str::len), Ok(64));
        assert_eq!(reference(&"9".repeat(65)).unwrap_err().message, "field.too_long");
        assert_eq!(reference("a\nb").unwrap_err().message, "field.control_character");
    }

    #[test]
    fn receipts_are_numbered_by_day() {
        let day = Day::new(2026, 11, 22).unwrap();
        assert_eq!(number(day, 1), "SK261122-0001");
        assert_eq!(number(day, 12_345), "SK261122-12345");
    }
}
