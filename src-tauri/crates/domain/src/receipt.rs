//! 入库: what a supplier brings.

use crate::faults::Fault;
use crate::stock;
use kernel::{Day, Money};

/// How long ago a delivery may have come that is only now written, in days.
const OLDEST: i64 = 90;

/// The day it came: never later than the day it is written, and not so long ago that a month's figures would turn.
///
/// # Errors
/// `field.in_the_future`, `receipt.too_long_ago`.
pub fn day(typed: Day, today: Day) -> Result<Day, Fault> {
    match today.days_since(typed) {
        days if days < 0 => Err(Fault::new("field.in_the_future")),
        days if days > OLDEST => Err(Fault::with("receipt.too_long_ago", "max", 90)),
        _ => Ok(typed),
    }
}

/// The serial numbers of a line: one for each piece of a part that has them, each once; none of any other part.
///
/// # Errors
/// `receipt.no_serials`, `receipt.serials_missing` (`told`, `wanted`), `field.twice`, `field.too_long`,
/// `field.control_character`, `field.empty`.
pub fn serials(is_serialised: bool, pieces: i64, typed: &[String]) -> Result<Vec<String>, Fault> {
    if !is_serialised {
        return if typed.is_empty() { Ok(Vec::new()) } else { Err(Fault::new("receipt.no_serials")) };
    }
    let mut kept: Vec<String> = Vec::with_capacity(typed.len());
    for serial in typed {
        let serial = stock::code(serial)?;
        if kept.iter().any(|other| other.eq_ignore_ascii_case(serial)) {
            return Err(Fault::new("field.twice"));
        }
        kept.push(serial.to_owned());
    }
    let wanted = usize::try_from(pieces).unwrap_or(0);
    if kept.len() != wanted {
        let params = [Some(("told", kept.len())), Some(("wanted", wanted))];
        return Err(Fault { message: "receipt.serials_missing", params });
    }
    Ok(kept)
}

/// What a supplier asks beside what was agreed: above zero where it is dearer. `None` where it is as agreed, or nothing was.
#[must_use]
pub fn price_difference(agreed: Option<Money>, asked: Money) -> Option<Money> {
    agreed.and_then(|agreed| asked.minus(agreed)).filter(|difference| *difference != Money::ZERO)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(serials: &[&str]) -> Vec<String> {
        serials.iter().map(|&serial| serial.to_owned()).collect()
    }

    #[test]
    fn a_delivery_came_today_or_before() {
        let today = Day::read("2026-11-22").unwrap();
        let at = |text| Day::read(text).unwrap();
        assert_eq!(day(today, today), Ok(today));
        assert_eq!(day(at("2026-08-24"), today), Ok(at("2026-08-24")));
        assert_eq!(day(at("2026-08-23"), today).unwrap_err().message, "receipt.too_long_ago");
        assert_eq!(day(at("2026-11-23"), today).unwrap_err().message, "field.in_the_future");
    }

    #[test]
    fn each_piece_has_its_own_serial() {
        assert_eq!(serials(true, 2, &typed(&[" A1", "A2 "])), Ok(typed(&["A1", "A2"])));
        assert_eq!(serials(false, 2, &[]), Ok(Vec::new()));
        let long = "9".repeat(65);
        for (is_serialised, pieces, wrong, message) in [
            (true, 2, vec!["A1"], "receipt.serials_missing"),
            (true, 1, vec!["A1", "A2"], "receipt.serials_missing"),
            (true, 2, vec!["A1", "a1"], "field.twice"),
            (true, 1, vec![" "], "field.empty"),
            (true, 1, vec!["a\u{7}b"], "field.control_character"),
            (true, 1, vec![long.as_str()], "field.too_long"),
            (true, -1, vec!["A1"], "receipt.serials_missing"),
            (false, 1, vec!["A1"], "receipt.no_serials"),
        ] {
            assert_eq!(
                serials(is_serialised, pieces, &typed(&wrong)).unwrap_err().message,
                message,
                "{wrong:?}"
            );
        }
    }

    #[test]
    fn another_price_than_agreed_is_told() {
        assert_eq!(price_difference(Some(Money(100)), Money(120)), Some(Money(20)));
        assert_eq!(price_difference(Some(Money(100)), Money(90)), Some(Money(-10)));
        assert_eq!(price_difference(Some(Money(100)), Money(100)), None);
        assert_eq!(price_difference(None, Money(100)), None);
    }
}
