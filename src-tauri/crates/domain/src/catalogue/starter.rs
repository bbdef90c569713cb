//! What a new shop knows from its first day: brands, models and symptoms, kept as plain text beside this file.
//!
//! The lists are this program's own. Colours and storages stand where the makers' own pages name them.

use super::Kind;

/// A brand with its models.
#[derive(Debug, PartialEq, Eq)]
pub struct StarterBrand {
    /// As papers show it.
    pub name: &'static str,
    /// Other words that find it.
    pub alias: &'static str,
    /// Its models.
    pub models: Vec<StarterModel>,
}

/// A model.
#[derive(Debug, PartialEq, Eq)]
pub struct StarterModel {
    /// What it is.
    pub kind: Kind,
    /// Its name, without the brand.
    pub name: &'static str,
    /// The colours it is sold in, where they are sure.
    pub colours: Vec<&'static str>,
    /// The storages it is sold with, where they are sure.
    pub storages: Vec<&'static str>,
    /// What to know before taking it in, or nothing.
    pub note: &'static str,
}

/// A group of symptoms.
#[derive(Debug, PartialEq, Eq)]
pub struct StarterGroup {
    /// Its letter.
    pub code: &'static str,
    /// In Chinese.
    pub words: &'static str,
    /// In English.
    pub words_en: &'static str,
    /// What lies in it.
    pub symptoms: Vec<StarterSymptom>,
}

/// A symptom in the customer's words.
#[derive(Debug, PartialEq, Eq)]
pub struct StarterSymptom {
    /// The group's letter and two digits.
    pub code: &'static str,
    /// The kinds of machine that can have it; empty for all.
    pub kinds: Vec<Kind>,
    /// In Chinese.
    pub words: &'static str,
    /// In English.
    pub words_en: &'static str,
}

const MODELS: &str = include_str!("starter/models.txt");
const SYMPTOMS: &str = include_str!("starter/symptoms.txt");

/// The brands, in the order of the list.
#[must_use]
pub fn starter_brands() -> Vec<StarterBrand> {
    let mut brands: Vec<StarterBrand> = Vec::new();
    for line in lines(MODELS) {
        if let Some(heading) = line.strip_prefix("= ") {
            let [name, alias] = parts(heading);
            brands.push(StarterBrand { name, alias, models: Vec::new() });
        } else if let (Some(model), Some(brand)) = (model(line), brands.last_mut()) {
            brand.models.push(model);
        }
    }
    brands
}

/// The symptoms in their groups, in the order of the list.
#[must_use]
pub fn starter_symptoms() -> Vec<StarterGroup> {
    let mut groups: Vec<StarterGroup> = Vec::new();
    for line in lines(SYMPTOMS) {
        if let Some(heading) = line.strip_prefix("= ") {
            let [code, words, words_en] = parts(heading);
            groups.push(StarterGroup { code, words, words_en, symptoms: Vec::new() });
        } else if let (Some(symptom), Some(group)) = (symptom(line), groups.last_mut()) {
            group.symptoms.push(symptom);
        }
    }
    groups
}

fn model(line: &'static str) -> Option<StarterModel> {
    let [kind, name, colours, storages, note] = parts(line);
    Some(StarterModel {
        kind: Kind::read(kind)?,
        name,
        colours: list(colours),
        storages: list(storages),
        note,
    })
}

fn symptom(line: &'static str) -> Option<StarterSymptom> {
    let [code, kinds, words, words_en] = parts(line);
    let kinds = list(kinds).into_iter().map(Kind::read).collect::<Option<_>>()?;
    Some(StarterSymptom { code, kinds, words, words_en })
}

fn lines(text: &'static str) -> impl Iterator<Item = &'static str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty())
}

/// The parts of a line between its bars; those left out at its end are empty.
fn parts<const N: usize>(line: &'static str) -> [&'static str; N] {
    let mut parts = line.split('|').map(str::trim);
    std::array::from_fn(|_| parts.next().unwrap_or(""))
}

fn list(text: &'static str) -> Vec<&'static str> {
    text.split(',').map(str::trim).filter(|one| !one.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::{code, colours, model_note, storages};
    use crate::text;
    use std::collections::BTreeSet;

    #[test]
    fn every_line_of_the_lists_is_read() {
        let (brands, groups) = (starter_brands(), starter_symptoms());
        let models: usize = brands.iter().map(|brand| brand.models.len()).sum();
        assert_eq!(brands.len() + models, lines(MODELS).count());
        let symptoms: usize = groups.iter().map(|group| group.symptoms.len()).sum();
        assert_eq!(groups.len() + symptoms, lines(SYMPTOMS).count());
        for line in lines(MODELS) {
            assert!(line.matches('|').count() <= 4, "{line}");
        }
    }

    #[test]
    fn a_new_shop_knows_what_comes_over_the_counter() {
        let brands = starter_brands();
        let kinds: Vec<Kind> =
            brands.iter().flat_map(|brand| &brand.models).map(|model| model.kind).collect();
        let count = |kind: Kind| kinds.iter().filter(|one| **one == kind).count();
        assert!(brands.len() >= 20 && kinds.len() >= 200 && count(Kind::Phone) >= 150, "{}", kinds.len());
        let symptoms: Vec<StarterSymptom> =
            starter_symptoms().into_iter().flat_map(|group| group.symptoms).collect();
        let can_have = |kind: Kind| {
            symptoms.iter().filter(|one| one.kinds.is_empty() || one.kinds.contains(&kind)).count()
        };
        assert!(can_have(Kind::Phone) >= 60, "{}", can_have(Kind::Phone));
        for kind in Kind::ALL.iter().filter(|kind| **kind != Kind::Other) {
            assert!(count(*kind) > 0, "no model is a {}", kind.text());
            assert!(can_have(*kind) > 4, "a {} has no symptoms of its own", kind.text());
        }
    }

    #[test]
    fn the_lists_keep_the_rules_of_the_catalogue() {
        let (mut names, mut codes) = (BTreeSet::new(), BTreeSet::new());
        for brand in starter_brands() {
            assert!(
                text::name(brand.name).is_ok() && names.insert(brand.name.to_lowercase()),
                "{}",
                brand.name
            );
            let mut models = BTreeSet::new();
            for model in brand.models {
                let whole = format!("{} {}", brand.name, model.name);
                assert_eq!(text::name(model.name), Ok(model.name), "{whole}");
                assert!(models.insert(model.name.to_lowercase()), "{whole} is listed twice");
                let owned = |list: &[&str]| list.iter().map(ToString::to_string).collect::<Vec<_>>();
                assert_eq!(colours(&owned(&model.colours)), Ok(owned(&model.colours)), "{whole}");
                assert_eq!(storages(&owned(&model.storages)), Ok(owned(&model.storages)), "{whole}");
                assert_eq!(model_note(model.note), Ok(model.note), "{whole}");
            }
        }
        let brands = starter_brands();
        for (brand, other) in brands.iter().flat_map(|brand| brands.iter().map(move |other| (brand, other))) {
            let means = |alias: &str| alias.eq_ignore_ascii_case(other.name) && brand != other;
            assert!(!brand.alias.split(' ').any(means), "{} is no alias of {}", other.name, brand.name);
        }
        for group in starter_symptoms() {
            assert_eq!(code(group.code).as_deref(), Ok(group.code));
            assert!(codes.insert(group.code));
            for symptom in group.symptoms {
                assert_eq!(code(symptom.code).as_deref(), Ok(symptom.code));
                assert!(codes.insert(symptom.code), "{}", symptom.code);
                assert!(symptom.code.starts_with(group.code), "{}", symptom.code);
                assert!(!symptom.words.is_empty() && !symptom.words_en.is_empty(), "{}", symptom.code);
            }
        }
    }
}
