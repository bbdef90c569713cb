//! How Chinese text is read: 拼音 in full and by initials, without tones, as people type it.

use pinyin::ToPinyinMulti;

/// One way to read a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// All syllables joined: `zhangwei`. `ü` is `v`, as on a keyboard.
    pub full: String,
    /// Their first letters: `zw`.
    pub initials: String,
}

/// The most ways one text is read: polyphones multiply, and nobody tries more.
const MOST_READINGS: usize = 4;

/// Family names that are read otherwise than the same character elsewhere (《百家姓》 as read today).
#[rustfmt::skip]
const SURNAMES: &[(char, &str)] = &[
    ('单', "shan"), ('單', "shan"), ('曾', "zeng"), ('仇', "qiu"), ('解', "xie"), ('查', "zha"), ('区', "ou"),
    ('區', "ou"), ('朴', "piao"), ('任', "ren"), ('华', "hua"), ('華', "hua"), ('盖', "ge"), ('蓋', "ge"),
    ('乐', "yue"), ('樂', "yue"), ('翟', "zhai"), ('缪', "miao"), ('繆', "miao"), ('宁', "ning"), ('折', "she"),
    ('召', "shao"), ('员', "yun"), ('員', "yun"), ('秘', "bi"), ('覃', "qin"), ('冼', "xian"), ('洗', "xian"),
    ('繁', "po"), ('种', "chong"), ('黑', "he"), ('柏', "bai"), ('祭', "zhai"), ('隗', "wei"), ('都', "du"),
    ('葛', "ge"), ('谌', "chen"), ('諶', "chen"), ('乜', "nie"), ('尉', "wei"), ('车', "che"), ('車', "che"),
    ('石', "shi"), ('卜', "bu"), ('俞', "yu"), ('沈', "shen"), ('盛', "sheng"), ('应', "ying"), ('晏', "yan"),
    ('郇', "xun"), ('逄', "pang"), ('阚', "kan"), ('撒', "sa"), ('贾', "jia"), ('賈', "jia"), ('薄', "bo"),
    ('哈', "ha"), ('那', "na"), ('曲', "qu"), ('吕', "lv"), ('呂', "lv"), ('褚', "chu"), ('佟', "tong"),
];

/// The same for family names of two characters.
#[rustfmt::skip]
const DOUBLE_SURNAMES: &[(&str, [&str; 2])] = &[
    ("尉迟", ["yu", "chi"]), ("尉遲", ["yu", "chi"]), ("万俟", ["mo", "qi"]), ("萬俟", ["mo", "qi"]),
    ("长孙", ["zhang", "sun"]), ("長孫", ["zhang", "sun"]), ("单于", ["chan", "yu"]), ("單于", ["chan", "yu"]),
    ("澹台", ["tan", "tai"]), ("澹臺", ["tan", "tai"]), ("令狐", ["ling", "hu"]), ("宰父", ["zai", "fu"]),
];

/// Whether a character is Han, rare ones of names among them.
#[must_use]
pub fn is_han(c: char) -> bool {
    matches!(
        c,
        '\u{3007}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}'
            | '\u{20000}'..='\u{323AF}'
    )
}

/// The ways a text is read, the usual one first. Only its Han characters count; empty where none can be read.
#[must_use]
pub fn readings(text: &str) -> Vec<Reading> {
    joined(&syllables(text))
}

/// As `readings`, for a person's name: a family name is read as one.
#[must_use]
pub fn name_readings(name: &str) -> Vec<Reading> {
    joined(&name_syllables(name))
}

fn joined(ways: &[Vec<String>]) -> Vec<Reading> {
    let read = |way: &Vec<String>| Reading {
        full: way.concat(),
        initials: way.iter().filter_map(|syllable| syllable.chars().next()).collect(),
    };
    ways.iter().map(read).collect()
}

/// The ways a text is read, a syllable a character; characters nobody can read are left out.
pub(crate) fn syllables(text: &str) -> Vec<Vec<String>> {
    ways(&text.chars().filter_map(all_of).collect::<Vec<_>>())
}

/// As `syllables`, with the family name's reading first.
pub(crate) fn name_syllables(name: &str) -> Vec<Vec<String>> {
    let han: Vec<char> = name.chars().filter(|c| is_han(*c)).collect();
    let mut each: Vec<Vec<String>> = Vec::new();
    let double =
        DOUBLE_SURNAMES.iter().find(|(surname, _)| han.iter().take(2).collect::<String>() == *surname);
    for (i, c) in han.iter().enumerate() {
        let Some(mut all) = all_of(*c) else { continue };
        let first = match double {
            Some((_, read)) => read.get(i).copied(),
            None if i == 0 => SURNAMES.iter().find(|(surname, _)| surname == c).map(|(_, read)| *read),
            None => None,
        };
        if let Some(first) = first {
            all.retain(|other| other != first);
            all.insert(0, first.to_owned());
        }
        each.push(all);
    }
    ways(&each)
}

/// All readings of one character without tones, each once.
fn all_of(c: char) -> Option<Vec<String>> {
    let mut all: Vec<String> = Vec::new();
    for one in c.to_pinyin_multi()? {
        let plain = one.plain().replace('ü', "v");
        if !all.contains(&plain) {
            all.push(plain);
        }
    }
    Some(all)
}

/// The usual reading of all, then those where one character is read otherwise: two polyphones that are both read
/// unusually in one name are too rare to pay for.
fn ways(each: &[Vec<String>]) -> Vec<Vec<String>> {
    let usual: Vec<String> = each.iter().filter_map(|all| all.first().cloned()).collect();
    if usual.is_empty() {
        return Vec::new();
    }
    let others = each.iter().enumerate().flat_map(|(i, all)| all.iter().skip(1).map(move |other| (i, other)));
    let otherwise = others.map(|(i, other)| {
        let mut way = usual.clone();
        way[i].clone_from(other);
        way
    });
    std::iter::once(usual.clone()).chain(otherwise).take(MOST_READINGS).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(name: &str) -> (String, String) {
        let reading = name_readings(name).into_iter().next().unwrap();
        (reading.full, reading.initials)
    }

    #[test]
    fn names_are_read_in_full_and_by_initials() {
        for (name, full, initials) in [
            ("张伟", "zhangwei", "zw"),
            ("張偉", "zhangwei", "zw"),
            ("欧阳娜娜", "ouyangnana", "oynn"),
            ("吕布", "lvbu", "lb"),
            ("䶮", "yan", "y"),
            ("阿·买买提", "amaimaiti", "ammt"),
        ] {
            assert_eq!(first(name), (full.to_owned(), initials.to_owned()), "{name}");
        }
        assert_eq!(name_readings("Smith"), []);
        assert_eq!(readings(""), []);
    }

    #[test]
    fn family_names_are_read_as_such() {
        for (name, full) in [
            ("单田芳", "shantianfang"),
            ("曾国藩", "zengguofan"),
            ("仇英", "qiuying"),
            ("解珍", "xiezhen"),
            ("尉迟恭", "yuchigong"),
            ("单于", "chanyu"),
            ("任华", "renhua"),
        ] {
            assert_eq!(first(name).0, full, "{name}");
        }
        // Elsewhere the usual reading leads.
        assert_eq!(readings("简单")[0].full, "jiandan");
    }

    #[test]
    fn polyphones_have_up_to_four_readings() {
        let all = |text: &str| -> Vec<String> { readings(text).into_iter().map(|one| one.full).collect() };
        assert!(all("重庆").contains(&"chongqing".to_owned()), "{:?}", all("重庆"));
        assert!(all("银行").contains(&"yinhang".to_owned()), "{:?}", all("银行"));
        for text in ["重行长乐", "单曾仇解"] {
            assert_eq!(all(text).len(), 4, "{text}");
        }
        assert_eq!(all("张伟").len(), 1);
    }

    #[test]
    fn han_is_han_and_nothing_else() {
        for c in "张〇䶮㛃𬭎".chars() {
            assert!(is_han(c), "{c}");
        }
        for c in "a1é。、あ한，".chars() {
            assert!(!is_han(c), "{c}");
        }
    }
}
