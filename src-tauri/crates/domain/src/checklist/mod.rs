//! What is looked at on a machine of a kind, before its repair and after it.

mod starter;

pub use starter::{StarterChecklist, starter_checklists};

use crate::checkup::LARGEST_FIGURE;
use crate::faults::Fault;
use crate::text;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

kernel::id!(
    /// A version of a checklist.
    ChecklistId
);

/// One thing that is looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ChecklistItem {
    /// Its name within the list, the same in every version: small letters, digits and underscores.
    pub key: String,
    /// In Chinese.
    pub words: String,
    /// In English, or nothing.
    pub words_en: String,
    /// Whether a round cannot end without it.
    pub required: bool,
    /// What it is measured in; nothing where it is only looked at.
    pub unit: Option<String>,
    /// The least that is well, in thousandths of the unit.
    pub low: Option<i64>,
    /// The most that is well, in thousandths of the unit.
    pub high: Option<i64>,
}

/// The most items of one list: more are not looked at, only ticked.
pub const MOST_ITEMS: usize = 60;
/// The longest key, in characters.
const LONGEST_KEY: usize = 40;
/// The longest unit, in characters.
const LONGEST_UNIT: usize = 12;

/// The items of a list: at least one, each key once; what comes without a key gets one. Limits belong to what is measured,
/// the lower one first.
///
/// # Errors
/// `field.empty`, `field.too_many`, `field.too_long` (characters), `field.control_character`, `field.twice`,
/// `checklist.bad_key`, `checklist.limits_without_unit`, `checklist.limits_crossed`, `checkup.absurd_figure`.
pub fn items(typed: &[ChecklistItem]) -> Result<Vec<ChecklistItem>, Fault> {
    if typed.is_empty() {
        return Err(Fault::new("field.empty"));
    }
    if typed.len() > MOST_ITEMS {
        return Err(Fault::with("field.too_many", "max", MOST_ITEMS));
    }
    let mut kept: Vec<ChecklistItem> = Vec::with_capacity(typed.len());
    for one in typed {
        let key = key(&one.key)?;
        if kept.iter().any(|before| !key.is_empty() && before.key == key) {
            return Err(Fault::new("field.twice"));
        }
        kept.push(ChecklistItem {
            key: key.to_owned(),
            words: text::name(&one.words)?.to_owned(),
            words_en: text::optional_name(&one.words_en)?.to_owned(),
            required: one.required,
            unit: unit(one.unit.as_deref())?,
            low: one.low,
            high: one.high,
        });
    }
    for one in &kept {
        limits(one)?;
    }
    name_the_rest(&mut kept);
    Ok(kept)
}

fn key(typed: &str) -> Result<&str, Fault> {
    let key = typed.trim();
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    if key.len() <= LONGEST_KEY && key.chars().all(fits) {
        Ok(key)
    } else {
        Err(Fault::new("checklist.bad_key"))
    }
}

fn unit(typed: Option<&str>) -> Result<Option<String>, Fault> {
    let Some(typed) = typed else { return Ok(None) };
    let unit = text::optional_name(typed)?;
    if unit.chars().count() > LONGEST_UNIT {
        return Err(Fault::with("field.too_long", "max", LONGEST_UNIT));
    }
    Ok(Some(unit).filter(|unit| !unit.is_empty()).map(str::to_owned))
}

fn limits(item: &ChecklistItem) -> Result<(), Fault> {
    let limits = [item.low, item.high];
    if item.unit.is_none() && limits.iter().any(Option::is_some) {
        return Err(Fault::new("checklist.limits_without_unit"));
    }
    if limits.iter().flatten().any(|limit| !(-LARGEST_FIGURE..=LARGEST_FIGURE).contains(limit)) {
        return Err(Fault::new("checkup.absurd_figure"));
    }
    match (item.low, item.high) {
        (Some(low), Some(high)) if low > high => Err(Fault::new("checklist.limits_crossed")),
        (Some(_) | None, Some(_) | None) => Ok(()),
    }
}

/// Gives each item without a key the first free `item_N`.
fn name_the_rest(items: &mut [ChecklistItem]) {
    let mut n = 0;
    for i in 0..items.len() {
        while items[i].key.is_empty() {
            n += 1;
            let free = format!("item_{n}");
            if items.iter().all(|item| item.key != free) {
                items[i].key = free;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(key: &str) -> ChecklistItem {
        ChecklistItem {
            key: key.to_owned(),
            words: "待机电流".to_owned(),
            words_en: String::new(),
            required: true,
            unit: Some("mA".to_owned()),
            low: Some(0),
            high: Some(15_000),
        }
    }

    #[test]
    fn a_list_has_items_each_once() {
        let many: Vec<ChecklistItem> = (0..61).map(|n| item(&format!("k{n}"))).collect();
        assert_eq!(items(&many[..60]).map(|items| items.len()), Ok(60));
        for (bad, message) in [
            (vec![], "field.empty"),
            (many, "field.too_many"),
            (vec![item("a"), item(" a ")], "field.twice"),
            (vec![item("A")], "checklist.bad_key"),
            (vec![item("电流")], "checklist.bad_key"),
            (vec![item(&"k".repeat(41))], "checklist.bad_key"),
            (vec![ChecklistItem { words: " ".to_owned(), ..item("a") }], "field.empty"),
            (vec![ChecklistItem { unit: Some("m".repeat(13)), ..item("a") }], "field.too_long"),
        ] {
            assert_eq!(items(&bad).unwrap_err().message, message);
        }
    }

    #[test]
    fn items_without_a_key_get_one() {
        let named = items(&[item(""), item("item_1"), item("")]).unwrap();
        let keys: Vec<&str> = named.iter().map(|item| item.key.as_str()).collect();
        assert_eq!(keys, ["item_2", "item_1", "item_3"]);
    }

    #[test]
    fn limits_belong_to_a_unit_and_do_not_cross() {
        let limited = |unit: Option<&str>, low, high| {
            let unit = unit.map(str::to_owned);
            items(&[ChecklistItem { unit, low, high, ..item("a") }]).map(|mut items| items.remove(0))
        };
        assert_eq!(limited(Some("V"), Some(5), Some(5)).map(|item| item.low), Ok(Some(5)));
        assert_eq!(limited(Some("V"), None, Some(5)).map(|item| item.high), Ok(Some(5)));
        assert_eq!(limited(None, None, None).map(|item| item.unit), Ok(None));
        let refused = |unit, low, high| limited(unit, low, high).unwrap_err().message;
        assert_eq!(refused(Some("V"), Some(6), Some(5)), "checklist.limits_crossed");
        assert_eq!(refused(None, Some(6), None), "checklist.limits_without_unit");
        assert_eq!(refused(Some(" "), None, Some(6)), "checklist.limits_without_unit");
        assert_eq!(refused(Some("V"), Some(i64::MIN), None), "checkup.absurd_figure");
    }
}
