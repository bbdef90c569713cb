use crate::door::Empty;
use crate::{checklist, fault_code};
use domain::catalogue::{
    StarterBrand, StarterModel, StarterSymptom, SymptomId, starter_brands, starter_symptoms,
};
use kernel::Result;
use serde::Serialize;
use store::catalogue::{Brand, Model, Symptom};
use store::{Change, Json, catalogue};
use ts_rs::TS;

/// How much was added.
#[derive(Debug, Default, Serialize, TS)]
pub(crate) struct Loaded {
    brands: u32,
    models: u32,
    symptoms: u32,
    checklists: u32,
    codes: u32,
}

pub(crate) fn load_starter(change: &mut Change<'_>, _: Empty) -> Result<Loaded> {
    fill(change)
}

/// Adds what the starter set has and the shop has not; what the shop worded or withdrew stays as it is.
pub(crate) fn fill(change: &mut Change<'_>) -> Result<Loaded> {
    let mut loaded = Loaded {
        checklists: checklist::fill(change)?,
        codes: fault_code::fill(change)?,
        ..Loaded::default()
    };
    for starter in starter_brands() {
        let brand = match known_brand(change, &starter)? {
            Some(known) => known,
            None => {
                loaded.brands += 1;
                add_brand(change, &starter)?
            }
        };
        for model in starter.models {
            if catalogue::model_by_name(change, brand.id, model.name)?.is_none() {
                loaded.models += 1;
                add_model(change, &brand, &model)?;
            }
        }
    }
    for group in starter_symptoms() {
        let known = catalogue::symptom_by_code(change, group.code)?;
        let parent = match known {
            // The shop uses the letter for a symptom of its own: the starter's stand beside it, without a group.
            Some(known) => known.parent.is_none().then_some(known.id),
            None => {
                loaded.symptoms += 1;
                let (words, words_en) = (group.words, group.words_en);
                let group = StarterSymptom { code: group.code, kinds: Vec::new(), words, words_en };
                Some(add_symptom(change, None, &group)?)
            }
        };
        for symptom in group.symptoms {
            if catalogue::symptom_by_code(change, symptom.code)?.is_none() {
                loaded.symptoms += 1;
                add_symptom(change, parent, &symptom)?;
            }
        }
    }
    Ok(loaded)
}

/// The brand under its own name, or under another that the shop prefers and the starter set knows as its alias.
fn known_brand(change: &Change<'_>, starter: &StarterBrand) -> Result<Option<Brand>> {
    let names = std::iter::once(starter.name).chain(starter.alias.split_whitespace());
    for name in names {
        if let Some(known) = catalogue::brand_by_name(change, name)? {
            return Ok(Some(known));
        }
    }
    Ok(None)
}

fn add_brand(change: &mut Change<'_>, starter: &StarterBrand) -> Result<Brand> {
    let brand = Brand {
        id: change.new_id(),
        name: starter.name.to_owned(),
        alias: starter.alias.to_owned(),
        active: true,
    };
    catalogue::add_brand(change, &brand)?;
    Ok(brand)
}

fn add_model(change: &mut Change<'_>, brand: &Brand, starter: &StarterModel) -> Result<()> {
    let owned = |list: &[&str]| Json(list.iter().map(ToString::to_string).collect());
    let model = Model {
        id: change.new_id(),
        brand: brand.id,
        kind: starter.kind,
        name: starter.name.to_owned(),
        colours: owned(&starter.colours),
        storages: owned(&starter.storages),
        note: starter.note.to_owned(),
        active: true,
    };
    catalogue::add_model(change, &model)
}

fn add_symptom(
    change: &mut Change<'_>,
    parent: Option<SymptomId>,
    starter: &StarterSymptom,
) -> Result<SymptomId> {
    let symptom = Symptom {
        id: change.new_id(),
        code: starter.code.to_owned(),
        parent,
        kinds: Json(starter.kinds.clone()),
        words: starter.words.to_owned(),
        words_en: starter.words_en.to_owned(),
        active: true,
    };
    catalogue::add_symptom(change, &symptom)?;
    Ok(symptom.id)
}
