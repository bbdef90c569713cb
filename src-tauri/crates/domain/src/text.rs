//! Text as people type it: kept as typed, refused only where it cannot be shown.

use crate::faults::Fault;

/// The longest free text, in bytes: 1 MiB.
pub const LONGEST_TEXT: usize = 1 << 20;
/// The longest name of a person, a shop, a model, in characters.
pub const LONGEST_NAME: usize = 120;

/// Free text: anything but control characters other than newline and tab, and not only blanks.
///
/// # Errors
/// `field.empty`, `field.too_long` (bytes), `field.control_character`.
pub fn words(text: &str) -> Result<&str, Fault> {
    if text.trim().is_empty() {
        return Err(Fault::new("field.empty"));
    }
    if text.len() > LONGEST_TEXT {
        return Err(Fault::with("field.too_long", "max", LONGEST_TEXT));
    }
    if text.chars().any(|c| c.is_control() && c != '\n' && c != '\t') {
        return Err(Fault::new("field.control_character"));
    }
    Ok(text)
}

/// As `words`, but may be left empty; only blanks are nothing.
///
/// # Errors
/// `field.too_long` (bytes), `field.control_character`.
pub fn optional_words(text: &str) -> Result<&str, Fault> {
    if text.trim().is_empty() { Ok("") } else { words(text) }
}

/// A name on one line; blanks around it are not part of it.
///
/// # Errors
/// `field.empty`, `field.too_long` (characters), `field.control_character`.
pub fn name(text: &str) -> Result<&str, Fault> {
    let text = optional_name(text)?;
    if text.is_empty() {
        return Err(Fault::new("field.empty"));
    }
    Ok(text)
}

/// As `name`, but may be left empty.
///
/// # Errors
/// `field.too_long` (characters), `field.control_character`.
pub fn optional_name(text: &str) -> Result<&str, Fault> {
    let text = text.trim();
    if text.chars().count() > LONGEST_NAME {
        return Err(Fault::with("field.too_long", "max", LONGEST_NAME));
    }
    if text.chars().any(char::is_control) {
        return Err(Fault::new("field.control_character"));
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn free_text_is_kept_as_typed() {
        let long = "机".repeat(LONGEST_TEXT / 3);
        for text in [
            "屏幕碎了",
            " 前后 空格 ",
            "a\nb\tc",
            "<script>alert(1)</script>",
            "'; DROP TABLE repair; --",
            "=HYPERLINK(\"x\")",
            "../../etc/passwd",
            "👩‍👩‍👧‍👦 \u{202e}abc",
            long.as_str(),
        ] {
            assert_eq!(words(text), Ok(text));
        }
    }

    #[test]
    fn what_cannot_be_shown_is_refused() {
        let cases = [
            ("", "field.empty"),
            (" \n\t　", "field.empty"),
            ("a\0b", "field.control_character"),
            ("a\rb", "field.control_character"),
            ("\u{1b}[31m", "field.control_character"),
            ("\u{85}x", "field.control_character"),
        ];
        for (text, message) in cases {
            assert_eq!(words(text).unwrap_err().message, message, "{text:?}");
        }
        assert_eq!(words(&"x".repeat(LONGEST_TEXT)).map(str::len), Ok(LONGEST_TEXT));
        assert_eq!(words(&"x".repeat(LONGEST_TEXT + 1)).unwrap_err().message, "field.too_long");
    }

    #[test]
    fn words_may_be_left_out_where_something_else_speaks() {
        assert_eq!(optional_words(" \n"), Ok(""));
        assert_eq!(optional_words(" 碎了 "), Ok(" 碎了 "));
        assert_eq!(optional_words("a\0b").unwrap_err().message, "field.control_character");
    }

    #[test]
    fn names_stand_on_one_line() {
        assert_eq!(name(" 欧阳娜娜 "), Ok("欧阳娜娜"));
        assert_eq!(name("a\nb").unwrap_err().message, "field.control_character");
        assert_eq!(name(&"名".repeat(LONGEST_NAME)).map(|n| n.chars().count()), Ok(LONGEST_NAME));
        assert_eq!(name(&"名".repeat(LONGEST_NAME + 1)).unwrap_err().message, "field.too_long");
        assert_eq!(name("  ").unwrap_err().message, "field.empty");
        assert_eq!(optional_name("  "), Ok(""));
    }
}
