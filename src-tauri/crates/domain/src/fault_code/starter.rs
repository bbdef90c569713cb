//! The codes a new shop begins with, kept as plain text beside this file. The lists are this program's own.

use super::Axis;
use crate::catalogue::Kind;

/// A cause or an action of the starter set.
#[derive(Debug, PartialEq, Eq)]
pub struct StarterCode {
    /// Which of the two.
    pub axis: Axis,
    /// Three digits for a cause, `R` and two digits for an action.
    pub code: &'static str,
    /// The kinds of machine it is for; empty for all.
    pub kinds: Vec<Kind>,
    /// In Chinese.
    pub words: &'static str,
    /// In English.
    pub words_en: &'static str,
}

const CODES: &str = include_str!("starter.txt");

/// The codes, in the order of the list.
#[must_use]
pub fn starter_codes() -> Vec<StarterCode> {
    let mut axis = Axis::Cause;
    let mut codes = Vec::new();
    for line in lines() {
        if let Some(heading) = line.strip_prefix("= ") {
            axis = Axis::read(heading).unwrap_or(axis);
        } else {
            codes.push(code(axis, line));
        }
    }
    codes
}

fn lines() -> impl Iterator<Item = &'static str> {
    CODES.lines().map(str::trim).filter(|line| !line.is_empty())
}

fn code(axis: Axis, line: &'static str) -> StarterCode {
    let mut parts = line.split('|').map(str::trim);
    let [code, kinds, words, words_en] = std::array::from_fn(|_| parts.next().unwrap_or(""));
    let kinds = kinds.split(',').filter_map(|kind| Kind::read(kind.trim())).collect();
    StarterCode { axis, code, kinds, words, words_en }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue;
    use crate::text;
    use std::collections::BTreeSet;

    #[test]
    fn the_codes_keep_the_rules_of_the_catalogue() {
        let codes = starter_codes();
        let count = |axis| codes.iter().filter(|one| one.axis == axis).count();
        assert!(count(Axis::Cause) >= 40 && count(Axis::Action) >= 30);
        let (mut seen, mut worded) = (BTreeSet::new(), BTreeSet::new());
        for one in &codes {
            assert_eq!(catalogue::code(one.code).as_deref(), Ok(one.code));
            assert!(seen.insert(one.code), "{} is listed twice", one.code);
            assert!(worded.insert((one.axis, one.words)), "{} is listed twice", one.words);
            assert_eq!(text::name(one.words), Ok(one.words), "{}", one.code);
            assert!(!one.words_en.is_empty(), "{}", one.code);
            assert_eq!(one.code.starts_with('R'), one.axis == Axis::Action, "{}", one.code);
        }
    }

    #[test]
    fn every_line_names_kinds_that_there_are() {
        for line in lines().filter(|line| !line.starts_with("= ")) {
            let parts: Vec<&str> = line.split('|').map(str::trim).collect();
            assert_eq!(parts.len(), 4, "{line}");
            let kinds = parts[1].split(',').map(str::trim).filter(|kind| !kind.is_empty());
            assert!(kinds.clone().all(|kind| Kind::read(kind).is_some()), "{line}");
        }
    }

    #[test]
    fn every_kind_of_machine_has_causes_and_actions() {
        let codes = starter_codes();
        for kind in Kind::ALL {
            for axis in Axis::ALL {
                let fits = |one: &&StarterCode| {
                    one.axis == *axis && (one.kinds.is_empty() || one.kinds.contains(kind))
                };
                assert!(codes.iter().filter(fits).count() >= 10, "{} of a {}", axis.text(), kind.text());
            }
        }
    }
}
