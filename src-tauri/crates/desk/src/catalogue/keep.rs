use crate::id::Id;
use domain::catalogue::{self as rules, BrandId, Kind, ModelId, SymptomId};
use domain::faults::Faults;
use domain::text;
use kernel::{Failure, Result};
use serde::Deserialize;
use std::collections::BTreeSet;
use store::catalogue::{Brand, Model, Symptom};
use store::{Change, Json, Read, catalogue};
use ts_rs::TS;

/// A brand, new where it has no id.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct KeepBrand {
    id: Option<BrandId>,
    seen_seq: i64,
    name: String,
    alias: String,
    active: bool,
}

/// A model, new where it has no id.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct KeepModel {
    id: Option<ModelId>,
    seen_seq: i64,
    brand: BrandId,
    kind: Kind,
    name: String,
    colours: Vec<String>,
    storages: Vec<String>,
    note: String,
    active: bool,
}

/// A symptom or a group, new where it has no id.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct KeepSymptom {
    id: Option<SymptomId>,
    seen_seq: i64,
    code: String,
    parent: Option<SymptomId>,
    kinds: Vec<Kind>,
    words: String,
    words_en: String,
    active: bool,
}

pub(crate) fn keep_brand(change: &mut Change<'_>, input: KeepBrand) -> Result<Id> {
    let before = input.id.map(|id| catalogue::brand(change, id)?.ok_or_else(unknown)).transpose()?;
    let mut faults = Faults::new();
    let name = faults.take("name", text::name(&input.name)).map(str::to_owned);
    let alias = faults.take("alias", text::optional_name(&input.alias)).map(str::to_owned);
    if let Some(name) = &name
        && catalogue::brand_by_name(change, name)?.is_some_and(|other| Some(other.id) != input.id)
    {
        faults.add("name", "field.known_already");
    }
    faults.refuse("catalogue.invalid")?;
    let (Some(name), Some(alias)) = (name, alias) else { return Err(missing()) };
    let id = input.id.unwrap_or_else(|| change.new_id());
    let after = Brand { id, name, alias, active: input.active };
    match before {
        Some(before) => catalogue::revise_brand(change, input.seen_seq, &before, &after)?,
        None => catalogue::add_brand(change, &after)?,
    }
    Ok(Id::of(id))
}

pub(crate) fn keep_model(change: &mut Change<'_>, input: KeepModel) -> Result<Id> {
    let before = input.id.map(|id| catalogue::model(change, id)?.ok_or_else(unknown)).transpose()?;
    let mut faults = Faults::new();
    let name = faults.take("name", text::name(&input.name)).map(str::to_owned);
    let colours = faults.take("colours", rules::colours(&input.colours));
    let storages = faults.take("storages", rules::storages(&input.storages));
    let note = faults.take("note", rules::model_note(&input.note)).map(str::to_owned);
    if catalogue::brand(change, input.brand)?.is_none() {
        faults.add("brand", "field.unknown");
    }
    if let Some(name) = &name
        && catalogue::model_by_name(change, input.brand, name)?
            .is_some_and(|other| Some(other.id) != input.id)
    {
        faults.add("name", "field.known_already");
    }
    faults.refuse("catalogue.invalid")?;
    let (Some(name), Some(colours), Some(storages), Some(note)) = (name, colours, storages, note) else {
        return Err(missing());
    };
    let id = input.id.unwrap_or_else(|| change.new_id());
    let after = Model {
        id,
        brand: input.brand,
        kind: input.kind,
        name,
        colours: Json(colours),
        storages: Json(storages),
        note,
        active: input.active,
    };
    match before {
        Some(before) => catalogue::revise_model(change, input.seen_seq, &before, &after)?,
        None => catalogue::add_model(change, &after)?,
    }
    Ok(Id::of(id))
}

pub(crate) fn keep_symptom(change: &mut Change<'_>, input: KeepSymptom) -> Result<Id> {
    let before = input.id.map(|id| catalogue::symptom(change, id)?.ok_or_else(unknown)).transpose()?;
    let mut faults = Faults::new();
    let code = faults.take("code", rules::code(&input.code));
    let words = faults.take("words", text::name(&input.words)).map(str::to_owned);
    let words_en = faults.take("words_en", text::optional_name(&input.words_en)).map(str::to_owned);
    if let Some(parent) = input.parent
        && !can_hold(change, parent, input.id)?
    {
        faults.add("parent", "field.not_a_group");
    }
    if let Some(code) = &code
        && catalogue::symptom_by_code(change, code)?.is_some_and(|other| Some(other.id) != input.id)
    {
        faults.add("code", "field.known_already");
    }
    faults.refuse("catalogue.invalid")?;
    let (Some(code), Some(words), Some(words_en)) = (code, words, words_en) else { return Err(missing()) };
    let id = input.id.unwrap_or_else(|| change.new_id());
    let kinds: BTreeSet<Kind> = input.kinds.into_iter().collect();
    let after = Symptom {
        id,
        code,
        parent: input.parent,
        kinds: Json(kinds.into_iter().collect()),
        words,
        words_en,
        active: input.active,
    };
    match before {
        Some(before) => catalogue::revise_symptom(change, input.seen_seq, &before, &after)?,
        None => catalogue::add_symptom(change, &after)?,
    }
    Ok(Id::of(id))
}

/// A group holds symptoms and lies in no group itself; what holds symptoms goes into none.
fn can_hold(read: &Read<'_>, parent: SymptomId, child: Option<SymptomId>) -> Result<bool> {
    let is_group = catalogue::symptom(read, parent)?.is_some_and(|group| group.parent.is_none());
    let holds_some = child.map(|child| catalogue::holds_symptoms(read, child)).transpose()?.unwrap_or(false);
    Ok(is_group && Some(parent) != child && !holds_some)
}

fn unknown() -> Failure {
    Failure::not_found("catalogue.not_found")
}

fn missing() -> Failure {
    Failure::internal("catalogue.invalid", "a value without a fault is missing")
}
