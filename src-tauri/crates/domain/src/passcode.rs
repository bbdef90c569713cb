//! A customer's passcode, kept sealed and only as long as the machine is here.

use crate::faults::Fault;

kernel::id!(
    /// A kept passcode.
    PasscodeId
);

crate::closed_set! {
    /// What sort of passcode.
    PasscodeKind {
        /// 数字密码
        Digits = "digits",
        /// 图案
        Pattern = "pattern",
        /// 字母数字
        Text = "text",
    }
}

/// A passcode as a machine takes it: 4 to 16 digits, 4 to 9 different dots of the pattern (1 to 9, in order; Android asks
/// for at least 4), or 1 to 64 characters on one line.
///
/// # Errors
/// `field.bad_digits`, `field.bad_pattern`, `field.bad_passcode`.
pub fn read(kind: PasscodeKind, typed: &str) -> Result<&str, Fault> {
    let (fits, message) = match kind {
        PasscodeKind::Digits => {
            let fits = (4..=16).contains(&typed.len()) && typed.bytes().all(|b| b.is_ascii_digit());
            (fits, "field.bad_digits")
        }
        PasscodeKind::Pattern => {
            let dots = typed.as_bytes();
            let is_new = |(i, dot): (usize, &u8)| (b'1'..=b'9').contains(dot) && !dots[..i].contains(dot);
            ((4..=9).contains(&dots.len()) && dots.iter().enumerate().all(is_new), "field.bad_pattern")
        }
        PasscodeKind::Text => {
            let fits = (1..=64).contains(&typed.chars().count()) && !typed.chars().any(char::is_control);
            (fits && !typed.trim().is_empty(), "field.bad_passcode")
        }
    };
    if fits { Ok(typed) } else { Err(Fault::new(message)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passcodes_are_what_machines_take() {
        let long = "字".repeat(64);
        let good = [
            (PasscodeKind::Digits, "0000"),
            (PasscodeKind::Digits, "1234567890123456"),
            (PasscodeKind::Pattern, "1478"),
            (PasscodeKind::Pattern, "123456789"),
            (PasscodeKind::Text, "a b"),
            (PasscodeKind::Text, long.as_str()),
        ];
        for (kind, typed) in good {
            assert_eq!(read(kind, typed), Ok(typed));
        }
    }

    #[test]
    fn what_no_machine_takes_is_refused() {
        let bad = [
            (PasscodeKind::Digits, "123", "field.bad_digits"),
            (PasscodeKind::Digits, "12345678901234567", "field.bad_digits"),
            (PasscodeKind::Digits, "12a4", "field.bad_digits"),
            (PasscodeKind::Digits, "", "field.bad_digits"),
            (PasscodeKind::Digits, "１２３４", "field.bad_digits"),
            (PasscodeKind::Pattern, "147", "field.bad_pattern"),
            (PasscodeKind::Pattern, "1477", "field.bad_pattern"),
            (PasscodeKind::Pattern, "1470", "field.bad_pattern"),
            (PasscodeKind::Pattern, "1234567891", "field.bad_pattern"),
            (PasscodeKind::Text, "", "field.bad_passcode"),
            (PasscodeKind::Text, "  ", "field.bad_passcode"),
            (PasscodeKind::Text, "a\nb", "field.bad_passcode"),
        ];
        for (kind, typed, message) in bad {
            assert_eq!(read(kind, typed).unwrap_err().message, message, "{typed:?}");
        }
        assert!(read(PasscodeKind::Text, &"x".repeat(65)).is_err());
    }
}
