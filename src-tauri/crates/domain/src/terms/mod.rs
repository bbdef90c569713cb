//! Texts that customers agree to.

mod built_in;
mod lint;

pub use built_in::built_in;
pub use lint::{Finding, LINT_RULES, LintRule, lint};

use crate::faults::Fault;
use crate::text;

kernel::id!(
    /// A version of a text.
    TermsId
);
kernel::id!(
    /// Somebody's agreement.
    ConsentId
);

crate::closed_set! {
    /// Which text.
    TermsKind {
        /// 维修条款
        Repair = "repair",
        /// 个人信息告知
        Privacy = "privacy",
    }
}

crate::closed_set! {
    /// How somebody agreed.
    ConsentHow {
        /// 屏幕签名
        Pad = "pad",
        /// 纸质签名
        Paper = "paper",
        /// 口头同意
        Told = "told",
    }
}

/// The longest text of terms, in characters: it is printed on one sheet.
pub const LONGEST: usize = 6_000;

/// A text to agree to: one paragraph a line, empty lines and blanks around lines left away.
///
/// # Errors
/// `field.empty`, `field.too_long` (characters), `field.control_character`.
pub fn read(typed: &str) -> Result<String, Fault> {
    let typed = typed.replace("\r\n", "\n");
    text::words(&typed)?;
    if typed.chars().count() > LONGEST {
        return Err(Fault::with("field.too_long", "max", LONGEST));
    }
    let lines: Vec<&str> = typed.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    Ok(lines.join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;

    #[test]
    fn paragraphs_are_lines() {
        assert_eq!(read(" 第一条 \r\n\n  第二条\n").as_deref(), Ok("第一条\n第二条"));
        assert_eq!(read(" \n\t").unwrap_err().message, "field.empty");
        assert_eq!(read(&"条".repeat(LONGEST)).map(|text| text.chars().count()), Ok(LONGEST));
        assert_eq!(read(&"条".repeat(LONGEST + 1)).unwrap_err().message, "field.too_long");
        assert_eq!(read("a\u{1b}b").unwrap_err().message, "field.control_character");
    }

    #[test]
    fn what_is_built_in_is_lawful_and_says_what_it_must() {
        for (kind, musts) in [
            (TermsKind::Repair, ["SIM", "30", "12315"]),
            // Who, purpose, kinds, retention, rights (个人信息保护法 17).
            (TermsKind::Privacy, ["IMEI", "3", "12315"]),
        ] {
            for language in Language::ALL {
                let text = built_in(kind, *language);
                assert_eq!(read(&text).as_deref(), Ok(text.as_str()), "it is kept as it stands");
                assert_eq!(lint(&text), [], "{text}");
                for must in musts {
                    assert!(text.contains(must), "{must} is not in\n{text}");
                }
            }
        }
    }
}
