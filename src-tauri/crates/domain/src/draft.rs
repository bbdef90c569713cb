//! What is half written, and lists as somebody likes them: state, without history.

use crate::faults::Fault;

kernel::id!(
    /// A draft, named by the client that began it.
    DraftId
);
kernel::id!(
    /// A saved view of a list.
    SavedViewId
);

/// The longest draft, in bytes.
pub const LONGEST: usize = 256 * 1_024;
/// The most drafts of one form that somebody keeps.
pub const MOST: i64 = 20;
/// The most staged files of one draft.
const MOST_FILES: usize = 100;

/// A draft's text.
///
/// # Errors
/// `field.too_long` (bytes).
pub fn body(text: &str) -> Result<&str, Fault> {
    if text.len() > LONGEST { Err(Fault::with("field.too_long", "max", LONGEST)) } else { Ok(text) }
}

/// The name of a form: 1 to 60 small letters, digits, dots, dashes and underlines.
///
/// # Errors
/// `field.bad_code`.
pub fn form(text: &str) -> Result<&str, Fault> {
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '.' | '_' | '-');
    if (1..=60).contains(&text.len()) && text.chars().all(fits) {
        Ok(text)
    } else {
        Err(Fault::new("field.bad_code"))
    }
}

/// The staged files that a draft holds on to, by hash.
///
/// # Errors
/// `field.too_many`, `field.bad_code`.
pub fn files(hashes: Vec<String>) -> Result<Vec<String>, Fault> {
    if hashes.len() > MOST_FILES {
        return Err(Fault::with("field.too_many", "max", MOST_FILES));
    }
    let is_hash =
        |hash: &String| hash.len() == 64 && hash.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
    if hashes.iter().all(is_hash) { Ok(hashes) } else { Err(Fault::new("field.bad_code")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_has_its_bounds() {
        assert!(body(&"x".repeat(LONGEST)).is_ok());
        assert_eq!(body(&"x".repeat(LONGEST + 1)).unwrap_err().message, "field.too_long");
        assert_eq!(form("intake"), Ok("intake"));
        for odd in ["", "Intake", "a/b", "接机", &"x".repeat(61)] {
            assert_eq!(form(odd).unwrap_err().message, "field.bad_code", "{odd}");
        }
        let hash = "0123456789abcdef".repeat(4);
        assert!(files(vec![hash.clone(); MOST_FILES]).is_ok());
        assert_eq!(files(vec![hash.clone(); MOST_FILES + 1]).unwrap_err().message, "field.too_many");
        for odd in [hash.to_uppercase(), hash[1..].to_owned(), "../../etc/passwd".to_owned()] {
            assert_eq!(files(vec![odd]).unwrap_err().message, "field.bad_code");
        }
    }
}
