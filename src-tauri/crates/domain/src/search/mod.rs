//! The one box over orders: which tokens an order is found by, and which of them a typed text asks for.
//!
//! A token is a class letter and what it holds, so that one index serves all and nothing is found by chance:
//!
//! | class | holds | asked for |
//! |---|---|---|
//! | `n` | Han characters and pairs of names (customer, company) | whole |
//! | none | Han pairs of text (symptom, its codes, brand, model, colour) | whole |
//! | `p` | 拼音 and initials of names, from each character on | by beginnings of ≥ 2 letters |
//! | `w` | words: Latin, digits, other scripts; a model also from each of its parts on | by beginnings; one letter whole |
//! | `f` | a phone's digits | by beginnings of ≥ 3 digits, or whole where numbers are masked |
//! | `e` | the last 4 of a phone | whole |
//! | `d` | IMEIs, code and the digits of the number | by beginnings of ≥ 3 digits |
//! | `i` | the last 6 of IMEIs and serial numbers | whole |
//! | `m` | the last 4 digits of the number | whole |
//! | `s` | serial number and number, letters and digits only | by beginnings of ≥ 2 |
//! | `x` | a name made of signs only, byte by byte | whole |
//! | `k` `c` `v` | kind of machine, channel, warranty | by filters, never by what is typed |
//!
//! Text is folded the same way on both sides: compatibility forms (full width, ligatures), case and accents of Latin
//! letters. Traditional and simplified characters stay apart, but 拼音 finds both.

mod query;
mod tokens;

pub use query::{Query, filtered, query};
pub use tokens::{PartSource, Source, part_tokens, tokens};

use unicode_normalization::UnicodeNormalization;

/// Goes up with every change of what a part is found by; as `VERSION`.
pub const PARTS_VERSION: i64 = 1;

/// Goes up with every change of what an order is found by; an index of an older version is made anew.
pub const VERSION: i64 = 1;

/// What people type is never longer; what is, is cut.
const LONGEST_TERM: usize = 40;

/// Folds what looks alike.
fn folded(text: &str) -> String {
    text.nfkd().filter(|c| !is_accent(*c)).flat_map(char::to_lowercase).collect()
}

/// The accents of Latin, Greek and Cyrillic letters.
fn is_accent(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}')
}

/// A stretch of a folded text.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Run {
    /// Han characters.
    Han(Vec<char>),
    /// Letters and digits of anything else.
    Word(String),
}

/// The stretches of a folded text; what is neither Han nor letter nor digit parts them.
fn runs(folded: &str) -> Vec<Run> {
    let mut runs = Vec::new();
    let mut is_open = false;
    for c in folded.chars() {
        let is_han = crate::pinyin::is_han(c);
        if !is_han && !c.is_alphanumeric() {
            is_open = false;
            continue;
        }
        match runs.last_mut() {
            Some(Run::Han(han)) if is_open && is_han => han.push(c),
            Some(Run::Word(word)) if is_open && !is_han => word.push(c),
            _ if is_han => runs.push(Run::Han(vec![c])),
            _ => runs.push(Run::Word(c.to_string())),
        }
        is_open = true;
    }
    runs
}

/// Two neighbours each.
fn pairs(han: &[char]) -> impl Iterator<Item = String> + '_ {
    han.windows(2).map(|pair| pair.iter().collect())
}

/// The first characters of a text.
fn cut(text: &str) -> &str {
    text.char_indices().nth(LONGEST_TERM).map_or(text, |(end, _)| &text[..end])
}

/// The last characters of a text that is long enough to have more.
fn tail(text: &str, length: usize) -> Option<&str> {
    text.len().checked_sub(length).and_then(|at| text.get(at..))
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

/// A text made of signs only, in a form that an index can hold.
fn signs(text: &str) -> Option<String> {
    let text = text.trim();
    let is_empty = text.is_empty() || !runs(&folded(text)).is_empty();
    (!is_empty).then(|| text.bytes().take(LONGEST_TERM).map(|byte| format!("{byte:02x}")).collect())
}

fn letters_and_digits(folded: &str) -> String {
    folded.chars().filter(char::is_ascii_alphanumeric).collect()
}
