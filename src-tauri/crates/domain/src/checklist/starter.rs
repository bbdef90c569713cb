//! The checklists a new shop begins with, kept as plain text beside this file. The lists are this program's own.
//!
//! A heading names purposes and kinds; a kind's list is all the parts that name it, in the order they stand. A line is
//! `! key | Chinese | English | unit | low | high`: `!` marks what is required, and the last three stand where
//! something is measured. Limits are round figures of the trade; each shop sets its own.

use super::ChecklistItem;
use crate::catalogue::Kind;
use crate::checkup::Purpose;

/// A list of the starter set.
#[derive(Debug, PartialEq, Eq)]
pub struct StarterChecklist {
    /// What for.
    pub purpose: Purpose,
    /// For machines of which kind.
    pub kind: Kind,
    /// What is looked at.
    pub items: Vec<ChecklistItem>,
}

const LISTS: &str = include_str!("starter.txt");

/// A part of several lists.
struct Part {
    purposes: Vec<Purpose>,
    kinds: Vec<Kind>,
    items: Vec<ChecklistItem>,
}

/// A list for each purpose and kind.
#[must_use]
pub fn starter_checklists() -> Vec<StarterChecklist> {
    let parts = parts();
    let mut lists = Vec::new();
    for purpose in Purpose::ALL {
        for kind in Kind::ALL {
            let belongs = |part: &&Part| part.purposes.contains(purpose) && part.kinds.contains(kind);
            let items: Vec<ChecklistItem> =
                parts.iter().filter(belongs).flat_map(|part| part.items.clone()).collect();
            if !items.is_empty() {
                lists.push(StarterChecklist { purpose: *purpose, kind: *kind, items });
            }
        }
    }
    lists
}

fn parts() -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    for line in LISTS.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if let Some(heading) = line.strip_prefix("= ") {
            let (purposes, kinds) = heading.split_once('|').unwrap_or((heading, ""));
            let purposes = purposes.split(',').filter_map(|one| Purpose::read(one.trim())).collect();
            let kinds = kinds.split(',').filter_map(|one| Kind::read(one.trim())).collect();
            parts.push(Part { purposes, kinds, items: Vec::new() });
        } else if let Some(part) = parts.last_mut() {
            part.items.push(item(line));
        }
    }
    parts
}

fn item(line: &str) -> ChecklistItem {
    let (required, line) = line.strip_prefix("! ").map_or((false, line), |rest| (true, rest));
    let mut parts = line.split('|').map(str::trim);
    let [key, words, words_en, unit, low, high] = std::array::from_fn(|_| parts.next().unwrap_or(""));
    ChecklistItem {
        key: key.to_owned(),
        words: words.to_owned(),
        words_en: words_en.to_owned(),
        required,
        unit: Some(unit).filter(|unit| !unit.is_empty()).map(str::to_owned),
        low: thousandths(low),
        high: thousandths(high),
    }
}

/// `0.75` as 750; nothing where no figure stands.
fn thousandths(text: &str) -> Option<i64> {
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    format!("{whole}{part:0<3}").parse().ok().filter(|_| !whole.is_empty() && part.len() <= 3)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checklist::items;
    use std::collections::BTreeSet;

    #[test]
    fn figures_are_thousandths() {
        for (text, figure) in
            [("", None), ("0", Some(0)), ("80", Some(80_000)), ("0.75", Some(750)), ("4.2501", None)]
        {
            assert_eq!(thousandths(text), figure, "{text}");
        }
    }

    #[test]
    fn every_kind_has_both_lists_and_they_keep_the_rules() {
        let lists = starter_checklists();
        assert_eq!(lists.len(), Purpose::ALL.len() * Kind::ALL.len());
        for list in &lists {
            let name = format!("{} of a {}", list.purpose.text(), list.kind.text());
            assert_eq!(items(&list.items).as_ref(), Ok(&list.items), "{name}");
            assert!(list.items.iter().all(|item| !item.words_en.is_empty()), "{name}");
            assert!(list.items.iter().any(|item| item.required), "nothing of the {name} is required");
            assert!((4..=40).contains(&list.items.len()), "{} items in the {name}", list.items.len());
            let words: BTreeSet<&str> = list.items.iter().map(|item| item.words.as_str()).collect();
            assert_eq!(words.len(), list.items.len(), "{name}");
        }
    }

    #[test]
    fn headings_name_what_there_is_and_figures_are_read() {
        for line in LISTS.lines().map(str::trim).filter(|line| !line.is_empty()) {
            if let Some(heading) = line.strip_prefix("= ") {
                let (purposes, kinds) = heading.split_once('|').expect(heading);
                assert!(purposes.split(',').all(|one| Purpose::read(one.trim()).is_some()), "{heading}");
                assert!(kinds.split(',').all(|one| Kind::read(one.trim()).is_some()), "{heading}");
                continue;
            }
            let parts: Vec<&str> = line.split('|').map(str::trim).collect();
            assert!(parts.len() == 3 || (4..=6).contains(&parts.len()), "{line}");
            for figure in parts.iter().skip(4).filter(|figure| !figure.is_empty()) {
                assert!(thousandths(figure).is_some(), "{line}");
            }
        }
    }

    #[test]
    fn a_phone_is_looked_at_thoroughly_and_an_appliance_for_safety() {
        let lists = starter_checklists();
        let keys = |purpose, kind| -> BTreeSet<String> {
            let list = lists.iter().find(|list| list.purpose == purpose && list.kind == kind).unwrap();
            list.items.iter().map(|item| item.key.clone()).collect()
        };
        let phone = keys(Purpose::Diagnosis, Kind::Phone);
        for key in ["standby_current", "charge_current", "battery_health", "touch", "face_id", "water_mark"] {
            assert!(phone.contains(key), "{key}");
        }
        assert!(phone.len() >= 20 && keys(Purpose::Test, Kind::Phone).len() >= 18);
        for kind in [Kind::Fridge, Kind::AirConditioner, Kind::Washer, Kind::WaterHeater, Kind::Tv] {
            for key in ["insulation", "leakage"] {
                assert!(keys(Purpose::Test, kind).contains(key), "{key} of a {}", kind.text());
            }
        }
        assert!(keys(Purpose::Test, Kind::AirConditioner).contains("low_pressure"));
    }
}
