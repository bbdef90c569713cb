//! What an order is found by.

use super::{Run, cut, digits, folded, letters_and_digits, pairs, runs, signs, tail};
use crate::pinyin;
use std::collections::BTreeSet;

/// All that an order is found by, as its rows hold it; empty where there is nothing.
#[derive(Debug, Clone, Copy, Default)]
pub struct Source<'a> {
    /// The customer's name.
    pub name: &'a str,
    /// 微信号
    pub wechat: &'a str,
    /// The company they come for.
    pub company: &'a str,
    /// Their first phone.
    pub phone: &'a str,
    /// Their other phones, parted by blanks.
    pub phones: &'a str,
    /// Brand.
    pub brand: &'a str,
    /// Model.
    pub model: &'a str,
    /// Colour.
    pub colour: &'a str,
    /// IMEI.
    pub imei: &'a str,
    /// Second IMEI.
    pub imei2: &'a str,
    /// Serial number.
    pub serial: &'a str,
    /// The order's number.
    pub number: &'a str,
    /// Its digits for scanners.
    pub code: &'a str,
    /// The customer's words.
    pub symptom: &'a str,
    /// The words of its codes.
    pub code_words: &'a str,
    /// The text of its machine's kind.
    pub kind: &'a str,
    /// The text of its channel.
    pub channel: &'a str,
    /// The text of its warranty.
    pub warranty: &'a str,
}

/// A story longer than this is found by its beginning (characters).
const LONGEST_STORY: usize = 2_000;
/// Names are read from each of their first characters on; a company's may be long.
const MOST_SUFFIXES: usize = 8;
/// A reading is never typed further than this (letters).
const LONGEST_READING: usize = 24;

/// The tokens of an order, each once, parted by blanks.
#[must_use]
pub fn tokens(of: &Source<'_>) -> String {
    let mut found = Tokens(BTreeSet::new());
    found.name(of.name);
    found.name(of.company);
    for phone in of.phones.split(' ').chain([of.phone]) {
        found.phone(phone);
    }
    // Many a 微信号 is the phone number.
    if of.wechat.chars().all(|c| c.is_ascii_digit() || matches!(c, '+' | '-' | ' ')) {
        found.phone(of.wechat);
    } else {
        found.text(of.wechat);
    }
    found.brand(of.brand);
    found.model(of.model);
    found.text(of.colour);
    for imei in [of.imei, of.imei2] {
        found.add("d", imei);
        found.tail("i", imei, 6);
    }
    let serial = letters_and_digits(&folded(of.serial));
    found.add("s", cut(&serial));
    found.tail("i", &serial, 6);
    found.number(of.number);
    found.add("d", of.code);
    let story =
        of.symptom.char_indices().nth(LONGEST_STORY).map_or(of.symptom, |(end, _)| &of.symptom[..end]);
    found.text(story);
    found.text(of.code_words);
    for (class, set) in [("k", of.kind), ("c", of.channel), ("v", of.warranty)] {
        found.add(class, &letters_and_digits(set));
    }
    found.0.into_iter().collect::<Vec<_>>().join(" ")
}

/// All that a part is found by, as its rows hold it; empty where there is nothing.
#[derive(Debug, Clone, Copy, Default)]
pub struct PartSource<'a> {
    /// 料号
    pub number: &'a str,
    /// What it is called.
    pub name: &'a str,
    /// 规格
    pub spec: &'a str,
    /// Its barcodes and what suppliers call it, parted by line ends.
    pub codes: &'a str,
    /// The models it fits, each with its brand, parted by line ends.
    pub models: &'a str,
}

/// The tokens of a part, each once, parted by blanks; in the classes of an order's, so that one reading of what is typed
/// serves both.
#[must_use]
pub fn part_tokens(of: &PartSource<'_>) -> String {
    let mut found = Tokens(BTreeSet::new());
    found.name(of.name);
    found.text(of.name);
    found.model(of.spec);
    for code in of.codes.split('\n').chain([of.number]) {
        found.text(code);
        let compact = letters_and_digits(&folded(code));
        found.add("s", cut(&compact));
        if compact.bytes().all(|byte| byte.is_ascii_digit()) {
            found.add("d", cut(&compact));
        }
    }
    of.models.split('\n').for_each(|model| found.model(model));
    found.0.into_iter().collect::<Vec<_>>().join(" ")
}

struct Tokens(BTreeSet<String>);

impl Tokens {
    fn add(&mut self, class: &str, held: &str) {
        if !held.is_empty() {
            self.0.insert(format!("{class}{held}"));
        }
    }

    fn tail(&mut self, class: &str, held: &str, length: usize) {
        if let Some(tail) = tail(held, length) {
            self.add(class, tail);
        }
    }

    fn phone(&mut self, phone: &str) {
        let digits = digits(phone);
        self.tail("e", &digits, 4);
        self.add("f", &digits);
    }

    fn number(&mut self, number: &str) {
        let digits = digits(number);
        self.tail("m", &digits, 4);
        self.add("d", &digits);
        self.add("s", &letters_and_digits(&folded(number)));
    }

    fn name(&mut self, name: &str) {
        if let Some(signs) = signs(name) {
            self.add("x", &signs);
        }
        for run in runs(&folded(name)) {
            match run {
                Run::Word(word) => self.add("w", cut(&word)),
                Run::Han(han) => {
                    for c in &han {
                        self.add("n", &c.to_string());
                    }
                    for pair in pairs(&han) {
                        self.add("n", &pair);
                    }
                }
            }
        }
        for way in pinyin::name_syllables(name) {
            for from in 0..way.len().min(MOST_SUFFIXES) {
                let full: String = way[from..].concat().chars().take(LONGEST_READING).collect();
                let initials: String = way[from..].iter().filter_map(|one| one.chars().next()).collect();
                self.add("p", &full);
                if initials.len() > 1 {
                    self.add("p", cut(&initials));
                }
            }
        }
    }

    fn text(&mut self, text: &str) {
        for run in runs(&folded(text)) {
            match run {
                Run::Word(word) => self.add("w", cut(&word)),
                Run::Han(han) => pairs(&han).for_each(|pair| self.add("", &pair)),
            }
        }
    }

    /// A brand is also typed as it is read: `huawei`.
    fn brand(&mut self, brand: &str) {
        self.text(brand);
        for reading in pinyin::readings(brand) {
            self.add("w", cut(&reading.full));
        }
    }

    /// `iPhone 13 Pro` is also typed `iphone13pro` and `13 pro`.
    fn model(&mut self, model: &str) {
        self.text(model);
        let parts = parts(&folded(model));
        for (from, part) in parts.iter().enumerate().take(MOST_SUFFIXES) {
            self.add("w", part);
            self.add("w", cut(&parts[from..].concat()));
        }
    }
}

/// The stretches of letters and of digits, without what stands between them.
fn parts(folded: &str) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    let mut last = None;
    for c in folded.chars() {
        let kind = if pinyin::is_han(c) || !c.is_alphanumeric() { None } else { Some(c.is_numeric()) };
        if kind.is_some() {
            match parts.last_mut() {
                Some(part) if kind == last => part.push(c),
                _ => parts.push(c.to_string()),
            }
        }
        last = kind;
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(source: Source<'_>) -> Vec<String> {
        tokens(&source).split(' ').map(str::to_owned).collect()
    }

    #[test]
    fn a_name_is_found_by_characters_and_by_its_reading() {
        let found = of(Source { name: "张伟", ..Source::default() });
        assert_eq!(found, ["n伟", "n张", "n张伟", "pwei", "pzhangwei", "pzw"]);
        let found = of(Source { name: "Müller ＡＢ", ..Source::default() });
        assert_eq!(found, ["wab", "wmuller"]);
        assert_eq!(of(Source { name: " -☆ ", ..Source::default() }), ["x2de29886"]);
    }

    #[test]
    fn numbers_are_found_by_beginnings_and_tails() {
        let found = of(Source { phone: "13812345678", ..Source::default() });
        assert_eq!(found, ["e5678", "f13812345678"]);
        let found = of(Source { phones: "+442079460958 01085886688", ..Source::default() });
        assert_eq!(found, ["e0958", "e6688", "f01085886688", "f442079460958"]);
        let found = of(Source { imei: "490154203237518", serial: "PF-3X77Y2", ..Source::default() });
        assert_eq!(found, ["d490154203237518", "i237518", "i3x77y2", "spf3x77y2"]);
        let found = of(Source { number: "WX261121-0007", code: "00126112100078", ..Source::default() });
        assert_eq!(found, ["d00126112100078", "d2611210007", "m0007", "swx2611210007"]);
    }

    #[test]
    fn a_phone_number_as_wechat_name_is_no_word() {
        let found = of(Source { wechat: "13812345678", ..Source::default() });
        assert_eq!(found, ["e5678", "f13812345678"]);
        assert_eq!(of(Source { wechat: "li_cui88", ..Source::default() }), ["wcui88", "wli"]);
    }

    #[test]
    fn a_model_is_found_from_each_of_its_parts_on() {
        let found = of(Source { brand: "华为", model: "iPhone13 Pro", ..Source::default() });
        let expected = ["w13", "w13pro", "whuawei", "wiphone", "wiphone13", "wiphone13pro", "wpro", "华为"];
        assert_eq!(found, expected);
    }

    #[test]
    fn a_part_is_found_by_number_barcode_name_and_model() {
        let found = part_tokens(&PartSource {
            number: "LCD-13P",
            name: "屏幕总成",
            spec: "OLED",
            codes: "6901234567892",
            models: "苹果 iPhone 13 Pro",
        });
        let found: Vec<&str> = found.split(' ').collect();
        for token in
            ["slcd13p", "wlcd", "n屏幕", "屏幕", "总成", "pping", "woled", "d6901234567892", "w13pro", "苹果"]
        {
            assert!(found.iter().any(|one| one.starts_with(token)), "{token} in {found:?}");
        }
        assert_eq!(part_tokens(&PartSource::default()), "");
    }

    #[test]
    fn a_story_is_found_by_pairs_and_only_by_its_beginning() {
        let found = of(Source { symptom: "屏幕碎，wifi 断", ..Source::default() });
        assert_eq!(found, ["wwifi", "屏幕", "幕碎"]);
        let long = "机身发热".repeat(1_000_000);
        assert_eq!(of(Source { symptom: &long, ..Source::default() }).len(), 4);
        assert_eq!(tokens(&Source::default()), "");
    }
}
