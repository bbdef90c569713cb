//! What a machine is known by.

use crate::faults::Fault;

kernel::id!(
    /// A machine.
    DeviceId
);

/// An IMEI of 15 digits whose last one is the Luhn digit (3GPP TS 23.003 §6.2.1, annex B).
///
/// Blanks, dashes and slashes, as `*#06#` shows them, are left away; 14 digits are completed.
///
/// # Errors
/// `field.bad_imei_length`, `field.bad_imei_digit`.
pub fn read_imei(typed: &str) -> Result<String, Fault> {
    let mut digits = String::with_capacity(15);
    for c in typed.trim().chars() {
        match c {
            '0'..='9' => digits.push(c),
            ' ' | '-' | '/' | '\u{a0}' => {}
            _ => return Err(Fault::new("field.bad_imei_length")),
        }
    }
    match digits.len() {
        14 => {
            digits.push(luhn_digit(&digits));
            Ok(digits)
        }
        15 if digits.ends_with(luhn_digit(&digits[..14])) => Ok(digits),
        15 => Err(Fault::new("field.bad_imei_digit")),
        _ => Err(Fault::new("field.bad_imei_length")),
    }
}

/// A serial number: 3 to 40 letters, digits, dashes, dots and slashes, in capitals.
///
/// # Errors
/// `field.bad_serial`.
pub fn read_serial(typed: &str) -> Result<String, Fault> {
    let serial = typed.trim().to_uppercase();
    let fits = serial.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '/' | ' '));
    if !fits || !(3..=40).contains(&serial.len()) {
        return Err(Fault::new("field.bad_serial"));
    }
    Ok(serial)
}

/// The check digit after Luhn (ISO/IEC 7812-1 annex B) for a row of digits.
#[must_use]
pub fn luhn_digit(digits: &str) -> char {
    let sum: u32 = digits
        .chars()
        .rev()
        .filter_map(|c| c.to_digit(10))
        .enumerate()
        .map(|(i, d)| if i % 2 == 0 { d * 2 / 10 + d * 2 % 10 } else { d })
        .sum();
    char::from_digit((10 - sum % 10) % 10, 10).unwrap_or('0')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn imeis_are_checked_and_completed() {
        let cases = [
            ("490154203237518", "490154203237518"),
            ("49 015420 323751 8", "490154203237518"),
            ("49015420/323751/8", "490154203237518"),
            ("49015420323751", "490154203237518"),
            ("356938035643809", "356938035643809"),
        ];
        for (typed, kept) in cases {
            assert_eq!(read_imei(typed).as_deref(), Ok(kept), "{typed}");
        }
    }

    #[test]
    fn wrong_imeis_say_what_is_wrong() {
        let cases = [
            ("490154203237519", "field.bad_imei_digit"),
            ("4901542032375", "field.bad_imei_length"),
            ("4901542032375188", "field.bad_imei_length"),
            ("49015420323751x", "field.bad_imei_length"),
            ("", "field.bad_imei_length"),
        ];
        for (typed, message) in cases {
            assert_eq!(read_imei(typed).unwrap_err().message, message, "{typed}");
        }
    }

    #[test]
    fn every_single_wrong_digit_is_found() {
        let good = "490154203237518";
        for i in 0..15 {
            for d in '0'..='9' {
                let mut wrong: Vec<char> = good.chars().collect();
                wrong[i] = d;
                let wrong: String = wrong.into_iter().collect();
                assert_eq!(read_imei(&wrong).is_ok(), wrong == good, "{wrong}");
            }
        }
    }

    #[test]
    fn serials_are_plain() {
        assert_eq!(read_serial(" f2lxk0q1n7 ").as_deref(), Ok("F2LXK0Q1N7"));
        for typed in ["", "ab", "机身", "a;b", &"x".repeat(41)] {
            assert_eq!(read_serial(typed).unwrap_err().message, "field.bad_serial", "{typed}");
        }
    }
}
