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
        /// 收款, after the settlement
        Paid = "paid",
        /// 退款
        Refund = "refund",
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
/// `field.no_amount` below nothing, which is how a form says that what was typed is no sum; `field.not_positive`,
/// `field.too_much` (`max` in yuan).
pub fn amount(amount: Money) -> Result<Money, Fault> {
    if amount < Money::ZERO {
        return Err(Fault::new("field.no_amount"));
    }
    if amount == Money::ZERO {
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

/// What is refunded: no more than came in for the work and was not refunded yet.
///
/// # Errors
/// As `amount`; `field.more_than_paid`.
pub fn refunded(typed: Money, paid: Money) -> Result<Money, Fault> {
    let back = amount(typed)?;
    if back > paid { Err(Fault::new("field.more_than_paid")) } else { Ok(back) }
}

/// What was laid on the counter for a part of a payment, and the change of it: cash only, and no less than the amount.
///
/// # Errors
/// `field.only_cash`, `field.less_than_amount`, `field.too_much` (`max` in yuan).
pub fn change_of(method: Method, amount: Money, tendered: Option<Money>) -> Result<Money, Fault> {
    let Some(tendered) = tendered else { return Ok(Money::ZERO) };
    if method != Method::Cash {
        return Err(Fault::new("field.only_cash"));
    }
    if tendered > LARGEST {
        return Err(Fault::with("field.too_much", "max", 999_999));
    }
    match tendered.minus(amount) {
        Some(change) if change >= Money::ZERO => Ok(change),
        Some(_) | None => Err(Fault::new("field.less_than_amount")),
    }
}

/// The parts of one payment together: no more than is owed.
///
/// # Errors
/// `field.no_parts`, `field.more_than_owed`.
pub fn sum_of_parts(parts: &[Money], owed: Money) -> Result<Money, Fault> {
    if parts.is_empty() {
        return Err(Fault::new("field.no_parts"));
    }
    let sum = parts.iter().try_fold(Money::ZERO, |sum, part| sum.plus(*part));
    sum.filter(|sum| *sum <= owed).ok_or(Fault::new("field.more_than_owed"))
}

/// The number of a receipt: `SK261122-0001`, the day and the how-manieth of it.
#[must_use]
pub fn number(day: Day, serial: i64) -> String {
    format!("SK{}-{serial:04}", day.short())
}

/// A sum as a receipt writes it in words that cannot be altered (支付结算办法, annex 1): 壹佰贰拾元伍角整, 壹佰元零伍分.
#[must_use]
pub fn in_capitals(amount: Money) -> String {
    let fen = amount.0.unsigned_abs();
    let (yuan, jiao, fen) = (fen / 100, digit(fen / 10), digit(fen));
    let sign = if amount.0 < 0 { "负" } else { "" };
    let mut text = format!("人民币{sign}");
    if yuan > 0 || (jiao == '零' && fen == '零') {
        text += &whole(yuan);
        text.push('元');
    }
    match (jiao, fen) {
        ('零', '零') => text.push('整'),
        ('零', fen) if yuan > 0 => text.extend(['零', fen, '分']),
        ('零', fen) => text.extend([fen, '分']),
        (jiao, '零') => text.extend([jiao, '角', '整']),
        (jiao, fen) => text.extend([jiao, '角', fen, '分']),
    }
    text
}

const DIGITS: [char; 10] = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'];

/// The last digit of a number.
fn digit(number: u64) -> char {
    usize::try_from(number % 10).ok().and_then(|at| DIGITS.get(at)).copied().unwrap_or('零')
}

/// A whole number: 亿, 万 and the four digits below them, with one 零 where places are left out.
fn whole(number: u64) -> String {
    for (unit, name) in [(100_000_000, '亿'), (10_000, '万'), (1_000, '仟'), (100, '佰'), (10, '拾')] {
        if number >= unit {
            let (above, below) = (number / unit, number % unit);
            let gap = if below > 0 && below < unit / 10 { "零" } else { "" };
            let below = if below > 0 { whole(below) } else { String::new() };
            return format!("{}{name}{gap}{below}", whole(above));
        }
    }
    digit(number).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_more_than_nothing_and_less_than_a_million() {
        for fen in [1, 100, LARGEST.0] {
            assert_eq!(amount(Money(fen)), Ok(Money(fen)));
        }
        assert_eq!(amount(Money(0)).unwrap_err().message, "field.not_positive");
        for fen in [-1, i64::MIN] {
            assert_eq!(amount(Money(fen)).unwrap_err().message, "field.no_amount", "{fen}");
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
    fn no_more_is_refunded_than_came_in() {
        assert_eq!(refunded(Money(500), Money(500)), Ok(Money(500)));
        assert_eq!(refunded(Money(501), Money(500)).unwrap_err().message, "field.more_than_paid");
        assert_eq!(refunded(Money(0), Money(500)).unwrap_err().message, "field.not_positive");
    }

    #[test]
    fn change_is_of_cash_only_and_never_below_nothing() {
        let change = |method, amount, tendered| {
            change_of(method, Money(amount), Some(Money(tendered))).map_err(|fault| fault.message)
        };
        assert_eq!(change(Method::Cash, 8_770, 10_000), Ok(Money(1_230)));
        assert_eq!(change(Method::Cash, 8_770, 8_770), Ok(Money(0)));
        assert_eq!(change(Method::Cash, 8_770, 8_769), Err("field.less_than_amount"));
        assert_eq!(change(Method::Cash, 1, i64::MIN), Err("field.less_than_amount"));
        assert_eq!(change(Method::Cash, 1, i64::MAX), Err("field.too_much"));
        assert_eq!(change(Method::WeChat, 100, 100), Err("field.only_cash"));
        assert_eq!(change_of(Method::WeChat, Money(100), None), Ok(Money(0)));
    }

    #[test]
    fn parts_together_are_no_more_than_is_owed() {
        let sum = |parts: &[i64], owed| {
            let parts: Vec<Money> = parts.iter().copied().map(Money).collect();
            sum_of_parts(&parts, Money(owed)).map_err(|fault| fault.message)
        };
        assert_eq!(sum(&[100, 50], 150), Ok(Money(150)));
        assert_eq!(sum(&[100, 50], 149), Err("field.more_than_owed"));
        assert_eq!(sum(&[i64::MAX, 1], 149), Err("field.more_than_owed"));
        assert_eq!(sum(&[], 149), Err("field.no_parts"));
        assert_eq!(sum(&[1], 0), Err("field.more_than_owed"));
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

    #[test]
    fn sums_are_written_in_capitals() {
        let cases = [
            (0, "人民币零元整"),
            (5, "人民币伍分"),
            (50, "人民币伍角整"),
            (10_000, "人民币壹佰元整"),
            (10_005, "人民币壹佰元零伍分"),
            (12_050, "人民币壹佰贰拾元伍角整"),
            (100_134, "人民币壹仟零壹元叁角肆分"),
            (1_000_000, "人民币壹万元整"),
            (1_000_500, "人民币壹万零伍元整"),
            (10_500_000, "人民币壹拾万伍仟元整"),
            (10_000_000_000, "人民币壹亿元整"),
            (10_000_000_100, "人民币壹亿零壹元整"),
            (120_000_345_600, "人民币壹拾贰亿零叁仟肆佰伍拾陆元整"),
        ];
        for (fen, text) in cases {
            assert_eq!(in_capitals(Money(fen)), text);
        }
    }
}
