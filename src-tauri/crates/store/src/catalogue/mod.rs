//! Brands, models and symptoms.

use crate::change::Change;
use crate::column::{Json, RowColumns, Sql};
use crate::noun::{Noun, noun};
use crate::read::Read;
use domain::catalogue::{BrandId, Kind, ModelId, SymptomId};

noun! {
    /// A brand.
    Brand = "brand" {
        /// Its id.
        id: BrandId,
        /// As papers show it.
        name: String,
        /// Other words that find it.
        alias: String,
        /// Whether it is offered.
        active: bool,
    }
}

noun! {
    /// A model of a brand.
    Model = "model" {
        /// Its id.
        id: ModelId,
        /// Whose.
        brand: BrandId,
        /// What it is.
        kind: Kind,
        /// Its name, without the brand.
        name: String,
        /// The colours it is sold in.
        colours: Json<Vec<String>>,
        /// The storages it is sold with.
        storages: Json<Vec<String>>,
        /// What to know before taking it in, or nothing.
        note: String,
        /// Whether it is offered.
        active: bool,
    }
}

noun! {
    /// A symptom in the customer's words, or a group of them.
    Symptom = "symptom" {
        /// Its id.
        id: SymptomId,
        /// Its code, `A01`; a group's is its letter.
        code: String,
        /// Its group; a group has none.
        parent: Option<SymptomId>,
        /// The kinds of machine it can have; empty for all.
        kinds: Json<Vec<Kind>>,
        /// In Chinese.
        words: String,
        /// In English.
        words_en: String,
        /// Whether it is offered.
        active: bool,
    }
}

/// A row with what an editor of it has seen.
#[derive(Debug, Clone, PartialEq)]
pub struct Listed<T> {
    /// The row.
    pub row: T,
    /// The place in time of its last change.
    pub seen_seq: i64,
}

/// Every brand, by name.
///
/// # Errors
/// What the database says.
pub fn brands(read: &Read<'_>) -> kernel::Result<Vec<Listed<Brand>>> {
    listed(read, include_str!("brands.sql"))
}

/// Every model, in the order they were added.
///
/// # Errors
/// What the database says.
pub fn models(read: &Read<'_>) -> kernel::Result<Vec<Listed<Model>>> {
    listed(read, include_str!("models.sql"))
}

/// Every symptom, by code.
///
/// # Errors
/// What the database says.
pub fn symptoms(read: &Read<'_>) -> kernel::Result<Vec<Listed<Symptom>>> {
    listed(read, include_str!("symptoms.sql"))
}

fn listed<T: Noun>(read: &Read<'_>, sql: &str) -> kernel::Result<Vec<Listed<T>>> {
    let one = |row: &rusqlite::Row<'_>| Ok(Listed { row: T::read(row)?, seen_seq: row.column("seen_seq")? });
    Ok(read.all(sql, &[], one)?)
}

/// A brand by id.
///
/// # Errors
/// What the database says.
pub fn brand(read: &Read<'_>, id: BrandId) -> kernel::Result<Option<Brand>> {
    Ok(read.get(id.0)?)
}

/// A model by id.
///
/// # Errors
/// What the database says.
pub fn model(read: &Read<'_>, id: ModelId) -> kernel::Result<Option<Model>> {
    Ok(read.get(id.0)?)
}

/// A symptom by id.
///
/// # Errors
/// What the database says.
pub fn symptom(read: &Read<'_>, id: SymptomId) -> kernel::Result<Option<Symptom>> {
    Ok(read.get(id.0)?)
}

/// The brand of a name, in whatever case.
///
/// # Errors
/// What the database says.
pub fn brand_by_name(read: &Read<'_>, name: &str) -> kernel::Result<Option<Brand>> {
    Ok(read.all(include_str!("brand_by_name.sql"), &[(":name", &name)], Brand::read)?.pop())
}

/// The model of a brand by its name, in whatever case.
///
/// # Errors
/// What the database says.
pub fn model_by_name(read: &Read<'_>, brand: BrandId, name: &str) -> kernel::Result<Option<Model>> {
    let params: [(&str, &dyn rusqlite::ToSql); 2] = [(":brand", &Sql(&brand)), (":name", &name)];
    Ok(read.all(include_str!("model_by_name.sql"), &params, Model::read)?.pop())
}

/// The symptom of a code.
///
/// # Errors
/// What the database says.
pub fn symptom_by_code(read: &Read<'_>, code: &str) -> kernel::Result<Option<Symptom>> {
    Ok(read.all(include_str!("symptom_by_code.sql"), &[(":code", &code)], Symptom::read)?.pop())
}

/// Whether a group holds symptoms.
///
/// # Errors
/// What the database says.
pub fn holds_symptoms(read: &Read<'_>, group: SymptomId) -> kernel::Result<bool> {
    let sql = "SELECT count(*) AS n FROM symptom WHERE parent = :parent";
    Ok(read.count(sql, &[(":parent", &Sql(&group))])? > 0)
}

macro_rules! kept {
    ($($(#[$doc:meta])* $add:ident, $(#[$revise_doc:meta])* $revise:ident: $noun:ty;)+) => {$(
        $(#[$doc])*
        ///
        /// # Errors
        /// What the database says.
        pub fn $add(change: &mut Change<'_>, row: &$noun) -> kernel::Result<()> {
            Ok(change.insert(row)?)
        }

        $(#[$revise_doc])*
        ///
        /// # Errors
        /// `edit.stale`.
        pub fn $revise(
            change: &mut Change<'_>,
            seen_seq: i64,
            before: &$noun,
            after: &$noun,
        ) -> kernel::Result<()> {
            change.must_have_seen::<$noun>(before.id.0, seen_seq)?;
            Ok(change.update(before, after)?)
        }
    )+};
}

kept! {
    /// Adds a brand.
    add_brand,
    /// Writes what differs of a brand, where nobody changed it since `seen_seq`.
    revise_brand: Brand;
    /// Adds a model.
    add_model,
    /// Writes what differs of a model, where nobody changed it since `seen_seq`.
    revise_model: Model;
    /// Adds a symptom or a group.
    add_symptom,
    /// Writes what differs of a symptom, where nobody changed it since `seen_seq`.
    revise_symptom: Symptom;
}
