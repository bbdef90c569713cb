//! What a machine is known by.

use crate::faults::Fault;

kernel::id!(
    /// A machine.
    DeviceId
);

/// The most characters of a reason why no number could be read, and the fewest.
const REASON: (usize, usize) = (3, 120);

/// An IMEI of 15 digits whose last one is the Luhn digit (3GPP TS 23.003 §6.2.1, annex B).
///
/// Blanks, dashes and slashes, as `*#06#` shows them, are left away, and so are its label (`IMEI1:`) and the two digits of
/// the software version after a last slash (`/ 01`, §6.2.2); 14 digits are completed.
///
/// # Errors
/// `field.bad_imei_length`, `field.bad_imei_digit`; `field.blank_imei` where a main board was never given one.
pub fn read_imei(typed: &str) -> Result<String, Fault> {
    let plain: String = typed.trim().chars().map(narrow).collect();
    let digits = digits_of(without_version(without_label(&plain)))?;
    let imei = match digits.len() {
        14 => {
            let check = luhn_digit(&digits);
            digits + &check.to_string()
        }
        15 if digits.ends_with(luhn_digit(&digits[..14])) => digits,
        15 => return Err(Fault::new("field.bad_imei_digit")),
        _ => return Err(Fault::new("field.bad_imei_length")),
    };
    if imei.bytes().all(|digit| digit == b'0') {
        return Err(Fault::new("field.blank_imei"));
    }
    Ok(imei)
}

/// A full-width digit or sign, as input methods write them, in its narrow form.
fn narrow(c: char) -> char {
    match c {
        '０'..='９' => char::from_digit(u32::from(c) - u32::from('０'), 10).unwrap_or(c),
        '：' => ':',
        '／' => '/',
        '－' | '–' | '‑' => '-',
        '\u{a0}' | '　' | '\t' => ' ',
        _ => c,
    }
}

/// What stands behind `IMEI`, `IMEI1:`, `IMEI 2 `: a single 1 or 2 there counts the slots.
fn without_label(text: &str) -> &str {
    let Some(rest) = text.get(..4).filter(|head| head.eq_ignore_ascii_case("imei")).map(|_| &text[4..])
    else {
        return text;
    };
    let rest = rest.trim_start();
    let behind_slot = rest.strip_prefix(['1', '2']).filter(|behind| behind.starts_with([' ', ':']));
    behind_slot.unwrap_or(rest).trim_start_matches([' ', ':'])
}

/// What stands before `/ 01` or `/ SV 01`: the software version is no part of the number.
fn without_version(text: &str) -> &str {
    let Some((before, behind)) = text.rsplit_once('/') else { return text };
    let behind = behind.trim();
    let version =
        behind.get(..2).filter(|head| head.eq_ignore_ascii_case("sv")).map_or(behind, |_| &behind[2..]);
    let version = version.trim_start_matches([' ', ':']);
    let counted = before.chars().filter(char::is_ascii_digit).count();
    let is_version = version.len() == 2 && version.bytes().all(|b| b.is_ascii_digit());
    if is_version && (14..=15).contains(&counted) { before } else { text }
}

fn digits_of(text: &str) -> Result<String, Fault> {
    let mut digits = String::with_capacity(15);
    for c in text.chars() {
        match c {
            '0'..='9' => digits.push(c),
            ' ' | '-' | '/' => {}
            _ => return Err(Fault::new("field.bad_imei_length")),
        }
    }
    Ok(digits)
}

/// Why no number of a machine could be read: somebody else must be able to follow it.
///
/// # Errors
/// `field.too_short`, `field.too_long` (characters), `field.control_character`.
pub fn read_reason(typed: &str) -> Result<&str, Fault> {
    let reason = typed.trim();
    let (shortest, longest) = REASON;
    match reason.chars().count() {
        n if n < shortest => Err(Fault::with("field.too_short", "min", shortest)),
        n if n > longest => Err(Fault::with("field.too_long", "max", longest)),
        _ if reason.chars().any(char::is_control) => Err(Fault::new("field.control_character")),
        _ => Ok(reason),
    }
}

/// What a machine is known by.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Numbers {
    /// The first IMEI.
    pub imei: Option<String>,
    /// The second.
    pub imei2: Option<String>,
    /// The serial number.
    pub serial: Option<String>,
}

impl Numbers {
    /// Whether none is known.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.imei.is_none() && self.imei2.is_none() && self.serial.is_none()
    }

    /// The IMEIs, first to second.
    pub fn imeis(&self) -> impl Iterator<Item = &String> {
        self.imei.iter().chain(&self.imei2)
    }

    /// What is known once `typed` was said of the same machine: what was not said again is kept, two slots in the other
    /// order are the same two slots, and what was said last holds.
    #[must_use]
    pub fn with(&self, typed: &Self) -> Self {
        let serial = typed.serial.clone().or_else(|| self.serial.clone());
        if typed.imeis().all(|imei| self.imeis().any(|known| known == imei)) {
            return Self { serial, ..self.clone() };
        }
        let mut imeis: Vec<String> = typed.imeis().cloned().collect();
        imeis.extend(self.imeis().filter(|known| typed.imeis().all(|imei| imei != *known)).cloned());
        let mut imeis = imeis.into_iter();
        Self { imei: imeis.next(), imei2: imeis.next(), serial }
    }

    /// What is known once another row turned out to be the same machine: its numbers fill the places that are free.
    #[must_use]
    pub fn filled_from(&self, other: &Self) -> Self {
        let mut imeis = self.imeis().cloned().collect::<Vec<_>>();
        imeis.extend(other.imeis().filter(|theirs| self.imeis().all(|own| own != *theirs)).cloned());
        let mut imeis = imeis.into_iter();
        let serial = self.serial.clone().or_else(|| other.serial.clone());
        Self { imei: imeis.next(), imei2: imeis.next(), serial }
    }

    /// What is left once `taken` has its own: a number that found no free place stays.
    #[must_use]
    pub fn without(&self, taken: &Self) -> Self {
        let mut left = self.imeis().filter(|own| taken.imeis().all(|theirs| theirs != *own)).cloned();
        let (imei, imei2) = (left.next(), left.next());
        Self {
            imei,
            imei2,
            serial: self.serial.clone().filter(|serial| taken.serial.as_ref() != Some(serial)),
        }
    }

    /// Whether two rows can be one machine: IMEIs on both sides, none of them shared, are two machines.
    #[must_use]
    pub fn may_be_one_with(&self, other: &Self) -> bool {
        let mut own = self.imeis().peekable();
        let is_one_blank = own.peek().is_none() || other.imeis().next().is_none();
        is_one_blank || own.any(|imei| other.imeis().any(|theirs| theirs == imei))
    }

    /// Whether a machine chosen by hand can be the one whose numbers were read: another IMEI or another serial number
    /// than it has is another machine. A main board changed elsewhere is said, not guessed.
    #[must_use]
    pub fn may_be_chosen_for(&self, read: &Self) -> bool {
        let is_same_serial = match (&self.serial, &read.serial) {
            (Some(known), Some(read)) => known == read,
            (None, _) | (_, None) => true,
        };
        is_same_serial && self.may_be_one_with(read)
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
            ("IMEI1: 49015420/323751/8", "490154203237518"),
            ("IMEI 490154203237518", "490154203237518"),
            ("imei2：490154203237518", "490154203237518"),
            ("IMEI 1 : 490154203237518 / 01", "490154203237518"),
            ("IMEI1 490154203237518/01", "490154203237518"),
            ("IMEI: 10 999999 999999", "109999999999991"),
            ("49015420/323751/8/01", "490154203237518"),
            ("49015420/323751/01", "490154203237518"),
            ("490154203237518 / SV 07", "490154203237518"),
            ("４９０１５４２０／３２３７５１／８", "490154203237518"),
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
            ("IMEI", "field.bad_imei_length"),
            ("IMEI3: 490154203237518", "field.bad_imei_length"),
            ("490154203237518 01", "field.bad_imei_length"),
            ("490154203237518/1", "field.bad_imei_length"),
            ("490154203237518/012", "field.bad_imei_length"),
            ("IMEI: 490154203237518 IMEI2: 356938035643809", "field.bad_imei_length"),
            ("IMEI机器", "field.bad_imei_length"),
            ("机机机", "field.bad_imei_length"),
            ("/机1", "field.bad_imei_length"),
            ("000000000000000", "field.blank_imei"),
            ("00000000000000", "field.blank_imei"),
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

    fn numbers(imei: &str, imei2: &str, serial: &str) -> Numbers {
        let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        Numbers { imei: some(imei), imei2: some(imei2), serial: some(serial) }
    }

    #[test]
    fn a_chosen_machine_has_no_other_number_than_was_read() {
        let cases = [
            ((("1", "2"), "A"), (("", ""), "A"), true),
            ((("1", "2"), "A"), (("", ""), ""), true),
            ((("", ""), ""), (("1", ""), "A"), true),
            ((("1", ""), ""), (("1", ""), "A"), true),
            ((("1", ""), "A"), (("", ""), "B"), false),
            ((("1", ""), "A"), (("2", ""), "A"), false),
            ((("1", ""), "A"), (("1", ""), "B"), false),
        ];
        for (((imei, imei2), serial), ((other, other2), read), expected) in cases {
            let (chosen, read) = (numbers(imei, imei2, serial), numbers(other, other2, read));
            assert_eq!(chosen.may_be_chosen_for(&read), expected, "{chosen:?} {read:?}");
        }
    }

    #[test]
    fn what_was_said_last_of_a_machine_holds_and_the_rest_stays() {
        let cases = [
            (("a", "b", "s"), ("", "", ""), ("a", "b", "s")),
            (("a", "b", "s"), ("b", "a", ""), ("a", "b", "s")),
            (("a", "b", "s"), ("b", "", "t"), ("a", "b", "t")),
            (("a", "", ""), ("a", "b", ""), ("a", "b", "")),
            (("", "", "s"), ("a", "", ""), ("a", "", "s")),
            (("a", "b", ""), ("a", "c", ""), ("a", "c", "")),
        ];
        for (known, typed, then) in cases {
            let of = |(imei, imei2, serial)| numbers(imei, imei2, serial);
            assert_eq!(of(known).with(&of(typed)), of(then), "{known:?} {typed:?}");
        }
    }

    #[test]
    fn merged_numbers_fill_free_places_and_the_rest_stays() {
        let cases = [
            (("a", "", ""), ("", "", "s"), ("a", "", "s"), ("", "", "")),
            (("", "", "s"), ("a", "b", "t"), ("a", "b", "s"), ("", "", "t")),
            (("a", "", ""), ("b", "a", ""), ("a", "b", ""), ("", "", "")),
            (("a", "b", "s"), ("b", "c", "s"), ("a", "b", "s"), ("c", "", "")),
        ];
        for (kept, merged, whole, left) in cases {
            let of = |(imei, imei2, serial)| numbers(imei, imei2, serial);
            let filled = of(kept).filled_from(&of(merged));
            assert_eq!(filled, of(whole), "{kept:?} {merged:?}");
            assert_eq!(of(merged).without(&filled), of(left), "{kept:?} {merged:?}");
        }
    }

    #[test]
    fn two_imeis_are_two_machines_unless_they_share_a_slot() {
        let cases = [
            (("a", ""), ("", ""), true),
            (("", ""), ("", ""), true),
            (("a", ""), ("b", ""), false),
            (("a", "b"), ("b", ""), true),
            (("a", "b"), ("c", "d"), false),
        ];
        for ((a, a2), (b, b2), expected) in cases {
            let (one, other) = (numbers(a, a2, ""), numbers(b, b2, ""));
            assert_eq!(one.may_be_one_with(&other), expected, "{one:?} {other:?}");
            assert_eq!(other.may_be_one_with(&one), expected, "{other:?} {one:?}");
        }
    }

    #[test]
    fn a_reason_can_be_followed() {
        assert_eq!(read_reason(" 屏碎了 "), Ok("屏碎了"));
        assert_eq!(read_reason("屏碎").unwrap_err().message, "field.too_short");
        assert_eq!(read_reason("   ").unwrap_err().message, "field.too_short");
        assert_eq!(read_reason(&"字".repeat(121)).unwrap_err().message, "field.too_long");
        assert_eq!(read_reason("a\nbc").unwrap_err().message, "field.control_character");
    }
}
