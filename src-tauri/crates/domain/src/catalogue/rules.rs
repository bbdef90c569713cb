//! What may stand in the catalogue, and by which words it is found.

use crate::faults::Fault;
use crate::pinyin;
use crate::text;
use std::collections::BTreeSet;

/// The most colours or storages of a model.
const MOST: usize = 24;
/// The longest name of a colour or a storage, in characters.
const LONGEST: usize = 40;
/// The longest note of a model, in characters: it is read while the customer waits.
const LONGEST_NOTE: usize = 300;

/// A symptom's code: 1 to 8 letters, digits or dashes, kept in capitals.
///
/// # Errors
/// `field.empty`, `field.bad_code`.
pub fn code(typed: &str) -> Result<String, Fault> {
    let code = typed.trim().to_ascii_uppercase();
    if code.is_empty() {
        return Err(Fault::new("field.empty"));
    }
    let fits = code.len() <= 8 && code.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    if fits { Ok(code) } else { Err(Fault::new("field.bad_code")) }
}

/// The colours of a model, each once.
///
/// # Errors
/// `field.too_many`, `field.too_long`, `field.control_character`.
pub fn colours(typed: &[String]) -> Result<Vec<String>, Fault> {
    each_once(typed)
}

/// The storages of a model, each once.
///
/// # Errors
/// As `colours`.
pub fn storages(typed: &[String]) -> Result<Vec<String>, Fault> {
    each_once(typed)
}

fn each_once(typed: &[String]) -> Result<Vec<String>, Fault> {
    let (mut kept, mut seen) = (Vec::new(), BTreeSet::new());
    for one in typed {
        let one = text::optional_name(one)?;
        if one.chars().count() > LONGEST {
            return Err(Fault::with("field.too_long", "max", LONGEST));
        }
        if !one.is_empty() && seen.insert(one.to_lowercase()) {
            kept.push(one.to_owned());
        }
    }
    if kept.len() > MOST { Err(Fault::with("field.too_many", "max", MOST)) } else { Ok(kept) }
}

/// What to know before a model is taken in, on one line, or nothing.
///
/// # Errors
/// `field.too_long` (characters), `field.control_character`.
pub fn model_note(typed: &str) -> Result<&str, Fault> {
    let note = typed.trim();
    if note.chars().count() > LONGEST_NOTE {
        return Err(Fault::with("field.too_long", "max", LONGEST_NOTE));
    }
    if note.chars().any(char::is_control) {
        return Err(Fault::new("field.control_character"));
    }
    Ok(note)
}

/// The words something is found by while its name is typed, parted by blanks: names in lower case, with and without
/// their own blanks, and 拼音 in full and by initials.
#[must_use]
pub fn keys(names: &[&str]) -> String {
    let (mut keys, mut seen) = (Vec::new(), BTreeSet::new());
    let mut add = |key: String| {
        if !key.is_empty() && seen.insert(key.clone()) {
            keys.push(key);
        }
    };
    for name in names {
        let lower = name.to_lowercase();
        for word in lower.split(|c: char| c.is_whitespace() || matches!(c, ',' | '，' | '、' | '(' | ')')) {
            add(word.to_owned());
        }
        add(lower.split_whitespace().collect());
        for reading in pinyin::readings(name) {
            add(reading.full);
            add(reading.initials);
        }
    }
    keys.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_short_and_in_capitals() {
        for (typed, kept) in [("a", "A"), (" c01 ", "C01"), ("ABCD-123", "ABCD-123")] {
            assert_eq!(code(typed).as_deref(), Ok(kept));
        }
        assert_eq!(code(" ").unwrap_err().message, "field.empty");
        for typed in ["ABCDEFGHI", "A 1", "屏01", "a_1"] {
            assert_eq!(code(typed).unwrap_err().message, "field.bad_code", "{typed}");
        }
    }

    #[test]
    fn colours_stand_once_and_are_not_too_many() {
        let list = |list: &[&str]| list.iter().map(ToString::to_string).collect::<Vec<_>>();
        assert_eq!(colours(&list(&[" 黑色", "", "Black", "black"])), Ok(list(&["黑色", "Black"])));
        let many: Vec<String> = (0..25).map(|i| format!("色{i}")).collect();
        assert_eq!(colours(&many[..24]), Ok(many[..24].to_vec()));
        assert_eq!(colours(&many).unwrap_err().message, "field.too_many");
        assert_eq!(storages(&list(&[&"G".repeat(41)])).unwrap_err().message, "field.too_long");
        assert_eq!(storages(&list(&["256\n"])), Ok(list(&["256"])));
        assert_eq!(storages(&list(&["25\n6"])).unwrap_err().message, "field.control_character");
    }

    #[test]
    fn notes_of_models_are_one_short_line() {
        assert_eq!(model_note(" 折叠屏 "), Ok("折叠屏"));
        assert_eq!(model_note(&"字".repeat(300)).map(|note| note.chars().count()), Ok(300));
        assert_eq!(model_note(&"字".repeat(301)).unwrap_err().message, "field.too_long");
        assert_eq!(model_note("a\tb").unwrap_err().message, "field.control_character");
    }

    #[test]
    fn things_are_found_by_name_alias_pinyin_and_initials() {
        let keys = |names: &[&str]| super::keys(names).split(' ').map(str::to_owned).collect::<Vec<_>>();
        let huawei = keys(&["HUAWEI", "华为"]);
        for key in ["huawei", "华为", "hw"] {
            assert!(huawei.iter().any(|one| one == key), "{key} in {huawei:?}");
        }
        let iphone = keys(&["iPhone 15 Pro Max"]);
        for key in ["iphone", "15", "pro", "max", "iphone15promax"] {
            assert!(iphone.iter().any(|one| one == key), "{key} in {iphone:?}");
        }
        assert!(keys(&["畅享 70X"]).contains(&"changxiang".to_owned()));
        assert_eq!(super::keys(&[""]), "");
    }
}
