//! Phone numbers as a counter meets them.

mod countries;

use crate::faults::Fault;
use countries::is_country;

/// The longest number with its country code, in digits (ITU-T E.164).
const LONGEST: usize = 15;
/// The shortest number abroad with its country code, in digits.
const SHORTEST: usize = 7;

/// A phone number in its kept form: digits, with a leading `+` when it names another country.
///
/// Blanks, dashes, dots and brackets are how people write; they are left away. At home a number is a mobile (eleven
/// digits from 13 to 19), a landline with or without its area code, or one of 400 and 800. Abroad it begins with `+`
/// or `00` and the code of a country (ITU-T E.164); +86 is home.
///
/// # Errors
/// `field.empty`, `field.bad_phone`, `field.no_such_country`.
pub fn read(typed: &str) -> Result<String, Fault> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Err(Fault::new("field.empty"));
    }
    let kept = plain(typed).ok_or(Fault::new("field.bad_phone"))?;
    let abroad = kept.strip_prefix('+').or_else(|| kept.strip_prefix("00"));
    let Some(abroad) = abroad else {
        return if is_home(&kept) { Ok(kept) } else { Err(Fault::new("field.bad_phone")) };
    };
    if let Some(home) = abroad.strip_prefix("86") {
        let with_zero = format!("0{home}");
        return [home, with_zero.as_str()]
            .into_iter()
            .find(|number| is_whole_at_home(number))
            .map(str::to_owned)
            .ok_or(Fault::new("field.bad_phone"));
    }
    if !is_country(abroad) {
        return Err(Fault::new("field.no_such_country"));
    }
    // North America has ten digits behind its 1, and nothing else is that short of rules.
    let fits =
        (SHORTEST..=LONGEST).contains(&abroad.len()) && (!abroad.starts_with('1') || abroad.len() == 11);
    if fits { Ok(format!("+{abroad}")) } else { Err(Fault::new("field.bad_phone")) }
}

/// As `read`, but may be left empty.
///
/// # Errors
/// `field.bad_phone`, `field.no_such_country`.
pub fn optional(typed: &str) -> Result<String, Fault> {
    if typed.trim().is_empty() { Ok(String::new()) } else { read(typed) }
}

/// The digits of what was typed, with a `+` only where it leads; nothing where something else stands between them. Also
/// for the beginning or the end of a number, which `read` would refuse.
#[must_use]
pub fn plain(typed: &str) -> Option<String> {
    let mut kept = String::with_capacity(typed.len());
    for c in typed.trim().chars() {
        match c {
            '0'..='9' => kept.push(c),
            '０'..='９' => kept.extend(char::from_digit(u32::from(c) - u32::from('０'), 10)),
            '+' | '＋' if kept.is_empty() => kept.push('+'),
            ' ' | '-' | '.' | '(' | ')' | '（' | '）' | '\u{a0}' | '　' | '–' | '‑' => {}
            _ => return None,
        }
    }
    Some(kept)
}

fn is_home(number: &str) -> bool {
    is_whole_at_home(number) || is_local(number)
}

/// A mobile, a landline with its area code, or a 400 or 800 number.
fn is_whole_at_home(number: &str) -> bool {
    let digits = number.as_bytes();
    match digits {
        [b'1', b'3'..=b'9', ..] => digits.len() == 11,
        [b'4' | b'8', b'0', b'0', ..] => digits.len() == 10,
        // 北京, and the codes of three digits: their numbers have eight.
        [b'0', b'1', b'0', local @ ..] | [b'0', b'2', _, local @ ..] => {
            local.len() == 8 && begins_local(local)
        }
        [b'0', b'3'..=b'9', _, _, local @ ..] => matches!(local.len(), 7 | 8) && begins_local(local),
        _ => false,
    }
}

/// A landline of the shop's own town: 7 or 8 digits.
fn is_local(number: &str) -> bool {
    matches!(number.len(), 7 | 8) && begins_local(number.as_bytes())
}

/// 0 leads an area code, 1 a service, 9 the numbers of banks and the like.
fn begins_local(number: &[u8]) -> bool {
    matches!(number, [b'2'..=b'8', ..])
}

/// The digits that somebody must say who is known by a number alone: those that every screen hides. Where these are too
/// few to say much, the whole number.
#[must_use]
pub fn asked(kept: &str) -> &str {
    /// So few could be guessed.
    const TOO_FEW: usize = 4;
    let (head, tail) = shown(kept);
    let hidden = kept.len().checked_sub(tail).and_then(|end| kept.get(head..end)).unwrap_or(kept);
    if hidden.len() < TOO_FEW { kept } else { hidden }
}

/// How many digits at the head and at the tail are shown.
fn shown(kept: &str) -> (usize, usize) {
    if kept.chars().count() >= 10 { (3, 4) } else { (1, 2) }
}

/// `138****5678`: enough to tell two customers apart, too little to call one.
#[must_use]
pub fn mask(kept: &str) -> String {
    let digits: Vec<char> = kept.chars().collect();
    let (head, tail) = shown(kept);
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
            ("0086 13812345678", "13812345678"),
            ("１３８１２３４５６７８", "13812345678"),
            ("19900001234", "19900001234"),
            ("010-8588 6688", "01085886688"),
            ("+86 10 8588 6688", "01085886688"),
            ("021 6888 8888", "02168888888"),
            ("（0571）8765 4321", "057187654321"),
            ("0914-232 1234", "09142321234"),
            ("85886688", "85886688"),
            ("232 1234", "2321234"),
            ("400-810-6666", "4008106666"),
            ("800 820 8820", "8008208820"),
            ("+44 20 7946 0958", "+442079460958"),
            ("0044 20 7946 0958", "+442079460958"),
            ("＋852 2123 4567", "+85221234567"),
            ("+1 (212) 555-0123", "+12125550123"),
            ("+290 2-3456", "+29023456"),
        ];
        for (typed, kept) in cases {
            assert_eq!(read(typed).as_deref(), Ok(kept), "{typed}");
            assert_eq!(read(kept).as_deref(), Ok(kept), "{kept} is read again as it is kept");
        }
    }

    #[test]
    fn what_no_one_can_call_is_refused() {
        for typed in [
            "12345",
            "138123456789",
            "1381234567",
            "12812345678",
            "11012345678",
            "13812345678901234",
            "110-1234",
            "95555123",
            "0108588668",
            "010-1588 6688",
            "0101-2345678",
            "4001234567890",
            "400123456",
            "+86 128 1234 5678",
            "+1 212 555 012",
            "+44 20 7946 0958 0000 00",
            "+4420",
            "abc",
            "138x12345678",
            "++86",
            "1+3",
            "-",
        ] {
            assert_eq!(read(typed).unwrap_err().message, "field.bad_phone", "{typed}");
        }
        for typed in ["+999 1234 5678", "+210 555 0123", "+0 1234567", "00 999 1234567", "+800 1234 5678"] {
            assert_eq!(read(typed).unwrap_err().message, "field.no_such_country", "{typed}");
        }
        assert_eq!(read("  ").unwrap_err().message, "field.empty");
    }

    #[test]
    fn a_part_of_a_number_is_read_without_its_rules() {
        let cases = [
            ("5678", Some("5678")),
            ("138-12", Some("13812")),
            ("+44 20", Some("+4420")),
            ("12a", None),
            ("", Some("")),
        ];
        for (typed, digits) in cases {
            assert_eq!(plain(typed).as_deref(), digits, "{typed}");
        }
    }

    #[test]
    fn what_is_asked_is_what_is_hidden() {
        let cases = [
            ("13812345678", "1234"),
            ("01085886688", "8588"),
            ("+442079460958", "207946"),
            ("8588668", "5886"),
            ("4008001234", "4008001234"),
            ("10086", "10086"),
            ("123", "123"),
        ];
        for (kept, expected) in cases {
            assert_eq!(asked(kept), expected);
            let hidden = mask(kept).chars().filter(|c| *c == '*').count();
            assert!(expected == kept || expected.len() == hidden, "{kept}");
        }
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
