//! Brands, models and symptoms: what intake offers while somebody types.

mod keep;
mod starter;

pub(crate) use keep::{keep_brand, keep_model, keep_symptom};
pub(crate) use starter::{fill, load_starter};

use crate::door::Empty;
use domain::catalogue::{BrandId, Kind, ModelId, SymptomId, keys};
use kernel::Result;
use serde::Serialize;
use std::collections::HashMap;
use store::catalogue::{Brand, Listed, Model, Symptom};
use store::{Read, catalogue};
use ts_rs::TS;

/// All of it, what is no longer offered among it.
#[derive(Debug, Serialize, TS)]
pub(crate) struct Catalogue {
    brands: Vec<BrandRow>,
    models: Vec<ModelRow>,
    symptoms: Vec<SymptomRow>,
}

/// A brand.
#[derive(Debug, Serialize, TS)]
pub(crate) struct BrandRow {
    id: BrandId,
    seen_seq: i64,
    name: String,
    alias: String,
    active: bool,
    keys: String,
}

/// A model.
#[derive(Debug, Serialize, TS)]
pub(crate) struct ModelRow {
    id: ModelId,
    seen_seq: i64,
    brand: BrandId,
    kind: Kind,
    name: String,
    colours: Vec<String>,
    storages: Vec<String>,
    note: String,
    active: bool,
    keys: String,
}

/// A symptom, or a group of them.
#[derive(Debug, Serialize, TS)]
pub(crate) struct SymptomRow {
    id: SymptomId,
    seen_seq: i64,
    code: String,
    parent: Option<SymptomId>,
    kinds: Vec<Kind>,
    words: String,
    words_en: String,
    active: bool,
    keys: String,
}

pub(crate) fn all(read: &Read<'_>, _: Empty) -> Result<Catalogue> {
    let brands = catalogue::brands(read)?;
    let names: HashMap<BrandId, String> =
        brands.iter().map(|Listed { row, .. }| (row.id, format!("{} {}", row.name, row.alias))).collect();
    let brand_row = |Listed { row: Brand { id, name, alias, active }, seen_seq }| BrandRow {
        keys: keys(&[&name, &alias]),
        id,
        seen_seq,
        name,
        alias,
        active,
    };
    let model_row = |Listed { row, seen_seq }: Listed<Model>| {
        let brand = names.get(&row.brand).map_or("", String::as_str);
        ModelRow {
            keys: keys(&[&row.name, brand]),
            id: row.id,
            seen_seq,
            brand: row.brand,
            kind: row.kind,
            name: row.name,
            colours: row.colours.0,
            storages: row.storages.0,
            note: row.note,
            active: row.active,
        }
    };
    let symptom_row = |Listed { row, seen_seq }: Listed<Symptom>| SymptomRow {
        keys: keys(&[&row.code, &row.words, &row.words_en]),
        id: row.id,
        seen_seq,
        code: row.code,
        parent: row.parent,
        kinds: row.kinds.0,
        words: row.words,
        words_en: row.words_en,
        active: row.active,
    };
    Ok(Catalogue {
        models: catalogue::models(read)?.into_iter().map(model_row).collect(),
        symptoms: catalogue::symptoms(read)?.into_iter().map(symptom_row).collect(),
        brands: brands.into_iter().map(brand_row).collect(),
    })
}
