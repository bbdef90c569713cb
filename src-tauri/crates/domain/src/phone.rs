//! Phone numbers as a counter meets them.

use crate::faults::Fault;

/// A phone number in its kept form: digits, with a leading `+` when it names a country.
///
/// Blanks, dashes, dots and brackets are how people write; they are left away. Mainland mobiles have eleven
/// digits and begin with 1; other numbers are taken from 7 to 15 digits (ITU-T E.164 allows 15).
///
/// # Errors
/// `field.empty`, `field.bad_phone`.
pub fn read(typed: &str) -> Result<String, Fault> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Err(Fault::new("field.empty"));
    }
    let mut kept = String::with_capacity(typed.len());
    for c in typed.chars() {
        match c {
            '0'..='9' => kept.push(c),
            '０'..='９' => kept.extend(char::from_digit(u32::from(c) - u32::from('０'), 10)),
            '+' | '＋' if kept.is_empty() => kept.push('+'),
            ' ' | '-' | '.' | '(' | ')' | '（' | '）' | '\u{a0}' | '　' | '–' | '‑' => {}
            _ => return Err(Fault::new("field.bad_phone")),
        }
    }
    if let Some(home) = kept.strip_prefix("+86").filter(|rest| rest.len() == 11 && rest.starts_with('1')) {
        kept = home.to_owned();
    }
    let digits = kept.trim_start_matches('+').len();
    let mobile_of_wrong_length =
        !kept.starts_with('+') && kept.starts_with('1') && digits > 8 && digits != 11;
    if !(7..=15).contains(&digits) || mobile_of_wrong_length {
        return Err(Fault::new("field.bad_phone"));
    }
    Ok(kept)
}

/// `138****5678`: enough to tell two customers apart, too little to call one.
#[must_use]
pub fn mask(kept: &str) -> String {
    let digits: Vec<char> = kept.chars().collect();
    let (head, tail) = if digits.len() >= 10 { (3, 4) } else { (1, 2) };
    if digits.len() <= head + tail {
        return "*".repeat(digits.len());
    }
    let hidden = digits.len() - head - tail;
    digits[..head]
        .iter()
        .copied()
        .chain(std::iter::repeat_n('*', hidden))
        .chain(digits[digits.len() - tail..].iter().copied())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_people_write_them() {
        let cases = [
            ("138 1234 5678", "13812345678"),
            ("138-1234-5678", "13812345678"),
            ("+86 138 1234 5678", "13812345678"),
            ("１３８１２３４５６７８", "13812345678"),
            ("010-8588 6688", "01085886688"),
            ("（0571）8765 4321", "057187654321"),
            ("85886688", "85886688"),
            ("+44 20 7946 0958", "+442079460958"),
            ("110-1234", "1101234"),
        ];
        for (typed, kept) in cases {
            assert_eq!(read(typed).as_deref(), Ok(kept), "{typed}");
        }
    }

    #[test]
    fn what_no_one_can_call_is_refused() {
        for typed in
            ["12345", "138123456789", "1381234567", "13812345678901234", "abc", "138x12345678", "++86", "1+3"]
        {
            assert_eq!(read(typed).unwrap_err().message, "field.bad_phone", "{typed}");
        }
        assert_eq!(read("  ").unwrap_err().message, "field.empty");
    }

    #[test]
    fn masks_keep_head_and_tail() {
        let cases = [
            ("13812345678", "138****5678"),
            ("01085886688", "010****6688"),
            ("+442079460958", "+44******0958"),
            ("8588668", "8****68"),
            ("123", "***"),
        ];
        for (kept, masked) in cases {
            assert_eq!(mask(kept), masked);
        }
    }
}
