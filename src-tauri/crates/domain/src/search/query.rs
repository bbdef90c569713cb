//! What a typed or scanned text asks for.

use super::{LONGEST_TERM, Run, cut, digits, folded, letters_and_digits, pairs, runs, signs, tail};
use crate::phone;

/// What to look for in the index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Query {
    /// In the index's own language, made of class letters, letters, digits and Han only.
    pub matching: String,
    /// Han terms of three and more characters: pairs may stand apart in a text, so its row is looked at again.
    pub stretches: Vec<String>,
}

/// The most terms that are looked for together; the rest are not looked at.
const MOST_TERMS: usize = 8;

/// What a text asks for; `None` where nothing can be found by it.
///
/// Terms are parted by blanks and all must be met. `phone_beginnings`: whether the beginning of a phone number finds
/// it; otherwise only its last 4 digits or the whole of it do, since by beginnings a masked number could be read out
/// digit by digit.
#[must_use]
pub fn query(typed: &str, phone_beginnings: bool) -> Option<Query> {
    let reading = Terms { phone_beginnings };
    let mut stretches = Vec::new();
    let terms = typed.split_whitespace().take(MOST_TERMS);
    // A term of signs only says nothing.
    let each: Vec<String> =
        terms.filter_map(|term| reading.term(&cut_term(&folded(term)), &mut stretches)).collect();
    let together = (!each.is_empty()).then(|| all(&each));
    // People write blanks inside a number.
    let matching = match (reading.one_number(typed), together) {
        (Some(number), Some(together)) if number != together => any(&[number, together]),
        (Some(number), _) => number,
        (None, Some(together)) => together,
        (None, None) => whole("x", &signs(typed)?),
    };
    Some(Query { matching, stretches })
}

/// What the filters of a list ask of the index, beside what was typed: kind, channel and warranty by their texts, and
/// a brand by its words. `None` where that is nothing.
#[must_use]
pub fn filtered(
    kinds: &[&str],
    channels: &[&str],
    warranty: Option<&str>,
    brand: Option<&str>,
    typed: Option<&str>,
) -> Option<String> {
    let one_of = |class: &str, of: &[&str]| {
        let each: Vec<String> = of.iter().map(|text| whole(class, &letters_and_digits(text))).collect();
        (!each.is_empty()).then(|| any(&each))
    };
    let brand = runs(&folded(brand.unwrap_or(""))).into_iter().flat_map(|run| match run {
        Run::Word(word) => vec![whole("w", cut(&word))],
        Run::Han(han) => pairs(&han).map(|pair| whole("", &pair)).collect(),
    });
    let asked: Vec<String> = [one_of("k", kinds), one_of("c", channels), one_of("v", warranty.as_slice())]
        .into_iter()
        .flatten()
        .chain(brand)
        .chain(typed.map(str::to_owned))
        .collect();
    (!asked.is_empty()).then(|| all(&asked))
}

fn cut_term(folded: &str) -> String {
    folded.chars().take(LONGEST_TERM).collect()
}

struct Terms {
    phone_beginnings: bool,
}

impl Terms {
    /// The whole text as one number with blanks, dashes, slashes or brackets in it.
    fn one_number(&self, typed: &str) -> Option<String> {
        let typed = folded(typed.trim());
        let between =
            |c: char| c.is_whitespace() || matches!(c, '-' | '–' | '‑' | '‐' | '/' | '.' | '(' | ')');
        let bare = typed.strip_prefix('+').unwrap_or(&typed);
        let is_number = bare.chars().all(|c| c.is_ascii_digit() || between(c));
        let compact = digits(&typed);
        // A whole number is looked for as intake keeps it; what has blanks but no such length are terms.
        let is_parted = bare.chars().any(between) || bare.len() < typed.len();
        if !is_number || !is_parted || compact.len() < 7 {
            return None;
        }
        self.digits(&cut_term(&compact), phone::read(&typed).ok().as_deref())
    }

    fn term(&self, term: &str, stretches: &mut Vec<String>) -> Option<String> {
        let bare = term.strip_prefix('+').unwrap_or(term);
        if bare.chars().all(|c| c.is_ascii_digit() || matches!(c, '-' | '/' | '.' | '(' | ')' | '‐')) {
            let number = self.digits(&digits(bare), phone::read(term).ok().as_deref());
            let parts = runs(bare);
            if parts.len() < 2 {
                return number;
            }
            // `2-3` may also be two numbers beside each other.
            let word = |run: Run| match run {
                Run::Word(word) => self.digits(&word, None),
                Run::Han(_) => None,
            };
            let apart: Vec<String> = parts.into_iter().filter_map(word).collect();
            return number.map(|number| any(&[number, all(&apart)]));
        }
        let mut each = Vec::new();
        let mut has_han = false;
        for run in runs(term) {
            match run {
                Run::Han(han) => {
                    has_han = true;
                    each.push(of_han(&han));
                    if han.len() > 2 {
                        stretches.push(han.iter().collect());
                    }
                }
                Run::Word(word) if word.bytes().all(|b| b.is_ascii_digit()) => {
                    each.push(self.digits(&word, None)?);
                }
                Run::Word(word) => each.push(of_word(&word)),
            }
        }
        let compact = letters_and_digits(term);
        let together = (!each.is_empty()).then(|| all(&each));
        // `PF-3X77Y2`, `WX261121-0007`: one number with a dash in it.
        if !has_han && each.len() > 1 && compact.len() > 1 {
            return Some(any(&[beginning("s", &compact), together?]));
        }
        together
    }

    /// Digits without anything between them; `kept` where they make a phone number as intake keeps it.
    fn digits(&self, digits: &str, kept: Option<&str>) -> Option<String> {
        match digits.len() {
            0 => return None,
            1 => return Some(whole("w", digits)),
            _ => {}
        }
        let mut can_be = vec![beginning("w", digits)];
        if digits.len() > 2 {
            can_be.push(beginning("d", digits));
            can_be.push(beginning("s", digits));
        }
        match digits.len() {
            4 => can_be.extend([whole("e", digits), whole("m", digits)]),
            6 => can_be.push(whole("i", digits)),
            _ => {}
        }
        let home = kept.map(super::digits).filter(|home| home != digits);
        for phone in [Some(digits.to_owned()), home].into_iter().flatten() {
            if !self.phone_beginnings {
                can_be.push(whole("f", &phone));
            } else if phone.len() > 2 {
                can_be.push(beginning("f", &phone));
            }
        }
        Some(any(&can_be))
    }
}

fn of_han(han: &[char]) -> String {
    if let [one] = han {
        return whole("n", &one.to_string());
    }
    let of_class = |class: &str| all(&pairs(han).map(|pair| whole(class, &pair)).collect::<Vec<_>>());
    any(&[of_class("n"), of_class("")])
}

fn of_word(word: &str) -> String {
    if word.chars().nth(1).is_none() {
        return whole("w", word);
    }
    let mut can_be = vec![beginning("w", word)];
    if word.bytes().all(|b| b.is_ascii_alphanumeric()) {
        can_be.push(beginning("s", word));
    }
    if word.bytes().all(|b| b.is_ascii_lowercase()) {
        can_be.push(beginning("p", word));
    }
    if tail(word, 6) == Some(word) && word.is_ascii() {
        can_be.push(whole("i", word));
    }
    any(&can_be)
}

fn whole(class: &str, held: &str) -> String {
    format!("\"{class}{held}\"")
}

fn beginning(class: &str, held: &str) -> String {
    format!("\"{class}{held}\"*")
}

fn any(of: &[String]) -> String {
    joined(of, " OR ")
}

fn all(of: &[String]) -> String {
    joined(of, " AND ")
}

fn joined(of: &[String], by: &str) -> String {
    match of {
        [one] => one.clone(),
        many => format!("({})", many.join(by)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asks(typed: &str) -> String {
        query(typed, true).map(|query| query.matching).unwrap_or_default()
    }

    #[test]
    fn each_kind_of_term_asks_for_what_it_can_be() {
        for (typed, expected) in [
            ("zw", r#"("wzw"* OR "szw"* OR "pzw"*)"#),
            ("张", r#""n张""#),
            ("张伟", r#"("n张伟" OR "张伟")"#),
            ("欧阳娜", r#"(("n欧阳" AND "n阳娜") OR ("欧阳" AND "阳娜"))"#),
            ("5678", r#"("w5678"* OR "d5678"* OR "s5678"* OR "e5678" OR "m5678" OR "f5678"*)"#),
            ("237518", r#"("w237518"* OR "d237518"* OR "s237518"* OR "i237518" OR "f237518"*)"#),
            ("13", r#""w13"*"#),
            ("a", r#""wa""#),
            ("８", r#""w8""#),
            ("écran", r#"("wecran"* OR "secran"* OR "pecran"*)"#),
            ("张伟 zw", r#"(("n张伟" OR "张伟") AND ("wzw"* OR "szw"* OR "pzw"*))"#),
            ("苹果13", r#"(("n苹果" OR "苹果") AND "w13"*)"#),
            ("экран", r#""wэкран"*"#),
        ] {
            assert_eq!(asks(typed), expected, "{typed}");
        }
    }

    #[test]
    fn a_number_with_signs_in_it_is_one_term() {
        for typed in ["49015420/323751/8", "49 015420 323751 8", "４９０１５４２０ ３２３７５１８"]
        {
            assert!(asks(typed).contains(r#""d490154203237518"*"#), "{typed}: {}", asks(typed));
        }
        assert!(asks("+86 138 1234 5678").contains(r#""f13812345678"*"#));
        assert!(asks("+44 20 7946 0958").contains(r#""f442079460958"*"#));
        assert!(asks("（010）8588 6688").contains(r#""f01085886688"*"#));
        assert!(asks("WX261121-0007").contains(r#""swx2611210007"*"#));
        assert!(asks("261121-0007").contains(r#""d2611210007"*"#));
        assert!(asks("pf-3x7").contains(r#""spf3x7"*"#));
        // Two tails are also two terms.
        assert!(asks("5678 0007").contains(r#"AND ("w0007"*"#));
    }

    #[test]
    fn masked_numbers_are_found_by_the_whole_or_the_tail_only() {
        let asks = |typed: &str| query(typed, false).map(|query| query.matching).unwrap_or_default();
        for typed in ["138", "1381234", "138 1234 567", "13812345678", "+86 138", "张伟 1381"] {
            let asked = asks(typed);
            let parts: Vec<&str> = asked.split('"').collect();
            for pair in parts[1..].chunks(2) {
                assert!(!pair[0].starts_with('f') || !pair[1].starts_with('*'), "{typed}: {asked}");
            }
        }
        assert!(asks("5678").contains(r#""e5678""#));
        assert!(asks("+86 138 1234 5678").contains(r#""f13812345678""#));
    }

    #[test]
    fn signs_ask_for_a_name_of_signs_and_never_speak_to_the_index() {
        for typed in ["", "  ", "\u{3000}"] {
            assert_eq!(query(typed, true), None, "{typed:?}");
        }
        for (typed, expected) in
            [("-", "\"x2d\""), ("\"", "\"x22\""), (" * ", "\"x2a\""), ("。", "\"xe38082\"")]
        {
            assert_eq!(asks(typed), expected, "{typed:?}");
        }
        assert!(asks("2-3").contains(r#"("w2" AND "w3")"#), "{}", asks("2-3"));
        for typed in ["a\" OR \"b", "NEAR(a b)", "search:x", "^ab", "{ab}", "ab*", "张\"伟", "NOT zw", "x\0y"]
        {
            let asked = asks(typed);
            let inside = asked.split('"').skip(1).step_by(2);
            for held in inside {
                assert!(held.chars().all(char::is_alphanumeric), "{typed}: {asked}");
            }
            let outside: String = asked.split('"').step_by(2).collect();
            let outside = outside.replace(" OR ", "").replace(" AND ", "");
            assert!(outside.chars().all(|c| matches!(c, '(' | ')' | '*')), "{typed}: {asked}");
        }
    }

    #[test]
    fn filters_ask_for_closed_sets_and_the_words_of_a_brand() {
        let asked =
            filtered(&["air_conditioner", "tv"], &["courier"], Some("claimed"), Some("华为 HUAWEI"), None);
        let expected =
            r#"(("kairconditioner" OR "ktv") AND "ccourier" AND "vclaimed" AND "华为" AND "whuawei")"#;
        assert_eq!(asked.as_deref(), Some(expected));
        assert_eq!(filtered(&[], &[], None, Some("米"), None), None);
        assert_eq!(filtered(&[], &[], None, None, Some("\"wzw\"*")).as_deref(), Some("\"wzw\"*"));
    }

    #[test]
    fn long_han_terms_are_looked_at_again() {
        assert_eq!(query("屏幕碎裂", true).unwrap().stretches, ["屏幕碎裂"]);
        assert_eq!(query("屏幕", true).unwrap().stretches, Vec::<String>::new());
        assert_eq!(query("欧阳娜 屏幕碎", true).unwrap().stretches, ["欧阳娜", "屏幕碎"]);
    }
}
