//! Customers and the companies they come for.

use crate::faults::Fault;
use crate::phone;

kernel::id!(
    /// A customer.
    CustomerId
);
kernel::id!(
    /// A number beside a customer's first one.
    CustomerPhoneId
);
kernel::id!(
    /// A company.
    CompanyId
);

/// The most numbers one customer has beside the first.
pub const MOST_PHONES: usize = 10;
/// The longest address, in characters.
const LONGEST_ADDRESS: usize = 200;
/// The longest 微信号, in characters; WeChat's own are at most 20, the phone numbers and QQ numbers behind them longer.
const LONGEST_WECHAT: usize = 40;

/// A 微信号 or nothing: no blanks, at most 40 characters.
///
/// # Errors
/// `field.bad_code`, `field.too_long`.
pub fn wechat(typed: &str) -> Result<&str, Fault> {
    let wechat = typed.trim();
    if wechat.chars().count() > LONGEST_WECHAT {
        return Err(Fault::with("field.too_long", "max", LONGEST_WECHAT));
    }
    if wechat.chars().any(|c| c.is_control() || c.is_whitespace()) {
        return Err(Fault::new("field.bad_code"));
    }
    Ok(wechat)
}

/// Whether a 微信号 is a number one can call or look a person up by: WeChat's own begin with a letter.
fn is_number(wechat: &str) -> bool {
    wechat.chars().any(|c| c.is_ascii_digit())
        && wechat.chars().all(|c| c.is_ascii_digit() || matches!(c, '+' | '-'))
}

/// A 微信号 as it is shown: one that is a number stays masked, as every phone does.
#[must_use]
pub fn wechat_shown(kept: &str) -> String {
    if is_number(kept) { phone::mask(kept) } else { kept.to_owned() }
}

/// What was meant by a 微信号 in a form that showed the kept one: the masked number sent back is the kept one unchanged.
#[must_use]
pub fn wechat_meant(typed: &str, kept: &str) -> String {
    if typed == wechat_shown(kept) { kept.to_owned() } else { typed.to_owned() }
}

/// An address on one line, or nothing.
///
/// # Errors
/// `field.too_long` (characters), `field.control_character`.
pub fn address(typed: &str) -> Result<&str, Fault> {
    let address = typed.trim();
    if address.chars().count() > LONGEST_ADDRESS {
        return Err(Fault::with("field.too_long", "max", LONGEST_ADDRESS));
    }
    if address.chars().any(char::is_control) {
        return Err(Fault::new("field.control_character"));
    }
    Ok(address)
}

/// What somebody typed of a number to find its owner by.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PhoneTyped {
    /// The whole number, in its kept form.
    pub whole: Option<String>,
    /// Its beginning, from 7 digits on.
    pub beginning: Option<String>,
    /// Its last four digits.
    pub tail: Option<String>,
}

/// What a number finds while it is typed: four digits are its last ones, seven and more its beginning, and a whole number
/// itself. Fewer, and those between, find nothing yet.
///
/// # Errors
/// `field.empty`, `field.bad_phone` where something else than a number stands there.
pub fn phone_typed(typed: &str) -> Result<PhoneTyped, Fault> {
    let plain = phone::plain(typed).ok_or(Fault::new("field.bad_phone"))?;
    if plain.is_empty() {
        return Err(Fault::new("field.empty"));
    }
    let home = plain.strip_prefix("+86").or_else(|| plain.strip_prefix("0086")).map(str::to_owned);
    let abroad = || plain.strip_prefix("00").map(|rest| format!("+{rest}"));
    let from = home.or_else(abroad).unwrap_or_else(|| plain.clone());
    Ok(PhoneTyped {
        whole: phone::read(typed).ok(),
        tail: (plain.len() == 4 && !plain.starts_with('+')).then_some(plain),
        beginning: (from.trim_start_matches('+').len() >= 7).then_some(from),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_finds_from_four_digits_on() {
        let read = |typed: &str| phone_typed(typed).unwrap();
        let some = |text: &str| Some(text.to_owned());
        assert_eq!(read("567"), PhoneTyped::default());
        assert_eq!(read("56 78"), PhoneTyped { tail: some("5678"), ..PhoneTyped::default() });
        assert_eq!(read("56789"), PhoneTyped::default());
        assert_eq!(read("138 1234"), PhoneTyped { beginning: some("1381234"), ..PhoneTyped::default() });
        let whole = PhoneTyped { whole: some("13812345678"), beginning: some("13812345678"), tail: None };
        assert_eq!(read("138-1234-5678"), whole);
        assert_eq!(read("+86 138 1234 5678"), whole);
        assert_eq!(read("+44 20 7946").beginning, some("+44207946"));
        assert_eq!(read("0044 20 7946 0958").whole, some("+442079460958"));
        assert_eq!(read("85886688").whole, some("85886688"));
        assert_eq!(phone_typed("138a").unwrap_err().message, "field.bad_phone");
        assert_eq!(phone_typed(" - ").unwrap_err().message, "field.empty");
    }

    #[test]
    fn a_wechat_name_that_is_a_number_stays_masked_and_comes_back_unchanged() {
        assert_eq!(wechat_shown("13812345678"), "138****5678");
        assert_eq!(wechat_shown("+86-138-12345678"), "+86*********5678");
        for shown in ["", "zhang_88", "wx138", "-"] {
            assert_eq!(wechat_shown(shown), shown);
        }
        assert_eq!(wechat_meant("138****5678", "13812345678"), "13812345678");
        assert_eq!(wechat_meant("139****5678", "13812345678"), "139****5678");
        assert_eq!(wechat_meant("", "13812345678"), "");
    }

    #[test]
    fn contacts_stand_on_one_line() {
        assert_eq!(wechat(" wxid_9f3 "), Ok("wxid_9f3"));
        assert_eq!(wechat(""), Ok(""));
        assert_eq!(wechat("a b").unwrap_err().message, "field.bad_code");
        assert_eq!(wechat(&"a".repeat(41)).unwrap_err().message, "field.too_long");
        assert_eq!(address(" 朝阳门内大街 18 号 "), Ok("朝阳门内大街 18 号"));
        assert_eq!(address(&"号".repeat(201)).unwrap_err().message, "field.too_long");
        assert_eq!(address("a\nb").unwrap_err().message, "field.control_character");
    }
}
