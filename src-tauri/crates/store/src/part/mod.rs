//! What parts there are: numbers, barcodes, what they fit, what may take their place, what suppliers ask.

pub mod list;
pub mod whole;

use crate::change::Change;
use crate::column::{FileId, Sql};
use crate::noun::{Noun, noun};
use crate::read::Read;
use domain::catalogue::ModelId;
use domain::price::Grade;
use domain::stock::{
    PartAlternateId, PartClass, PartCodeId, PartId, PartModelId, PartSupplierId, PlaceId, SupplierId,
};
use kernel::Money;

noun! {
    /// A part.
    Part = "part" {
        /// Its id.
        id: PartId,
        /// Its number, as the shop writes it.
        number: String,
        /// What it is called.
        name: String,
        /// What kind of it, or nothing.
        spec: String,
        /// What it is counted in.
        unit: String,
        /// Where it comes from.
        grade: Grade,
        /// Whether each piece has a serial number of its own.
        serialised: bool,
        /// Whether the old piece is the company's and has to come back.
        returns_old: bool,
        /// Its class, once reckoned or chosen.
        class: Option<PartClass>,
        /// What a customer pays, where that is fixed.
        sale: Option<Money>,
        /// Percent on the average cost, where the price is not fixed.
        markup: Option<i64>,
        /// For how many days the shop answers for it.
        warranty_days: i64,
        /// The pieces that should never run out, where the shop fixed it.
        safety: Option<i64>,
        /// At how many pieces it is ordered, where the shop fixed it.
        reorder_at: Option<i64>,
        /// The most pieces to lie there, where the shop fixed it.
        maximum: Option<i64>,
        /// Where it lies as a rule.
        bin: Option<PlaceId>,
        /// What replaces it for good.
        superseded_by: Option<PartId>,
        /// Its picture.
        photo: Option<FileId>,
        /// What else is to be known.
        note: String,
        /// Whether it is offered.
        active: bool,
    }
}

noun! {
    /// A barcode of a part.
    PartCode = "part_code" {
        /// Its id.
        id: PartCodeId,
        /// Of which part.
        part: PartId,
        /// As the scanner reads it.
        code: String,
        /// Whether it still is one of it.
        active: bool,
    }
}

noun! {
    /// A model that a part fits.
    PartModel = "part_model" {
        /// Its id.
        id: PartModelId,
        /// Which part.
        part: PartId,
        /// Which model.
        model: ModelId,
        /// Whether it still does.
        active: bool,
    }
}

noun! {
    /// What may take a part's place.
    PartAlternate = "part_alternate" {
        /// Its id.
        id: PartAlternateId,
        /// Which part.
        part: PartId,
        /// What may take its place.
        alternate: PartId,
        /// Whether it still may.
        active: bool,
    }
}

noun! {
    /// What a supplier asks for a part.
    PartSupplier = "part_supplier" {
        /// Its id.
        id: PartSupplierId,
        /// For which part.
        part: PartId,
        /// Which supplier.
        supplier: SupplierId,
        /// The supplier's own number of it, or nothing.
        number: String,
        /// For one.
        price: Money,
        /// How many days it takes.
        lead_days: i64,
        /// The fewest that can be ordered.
        least: i64,
        /// Whether it is the one that proposals name.
        preferred: bool,
        /// Whether it is still offered.
        active: bool,
    }
}

/// One by id.
///
/// # Errors
/// What the database says.
pub fn by_id(read: &Read<'_>, id: PartId) -> kernel::Result<Option<Part>> {
    Ok(read.get(id.0)?)
}

/// Adds it.
///
/// # Errors
/// What the database says.
pub fn add(change: &mut Change<'_>, part: &Part) -> kernel::Result<()> {
    Ok(change.insert(part)?)
}

/// Writes what differs.
///
/// # Errors
/// What the database says.
pub fn write(change: &mut Change<'_>, before: &Part, after: &Part) -> kernel::Result<()> {
    Ok(change.update(before, after)?)
}

/// The part of a number, however its letters are cased.
///
/// # Errors
/// What the database says.
pub fn by_number(read: &Read<'_>, number: &str) -> kernel::Result<Option<Part>> {
    Ok(read.all(include_str!("by_number.sql"), &[(":number", &number)], Part::read)?.pop())
}

/// The part of a number or a barcode, however its letters are cased; its number goes first.
///
/// # Errors
/// What the database says.
pub fn by_code(read: &Read<'_>, code: &str) -> kernel::Result<Option<Part>> {
    if let Some(part) = by_number(read, code)? {
        return Ok(Some(part));
    }
    Ok(read.all(include_str!("by_code.sql"), &[(":code", &code)], Part::read)?.pop())
}

/// What an editor of a part has seen.
///
/// # Errors
/// What the database says.
pub fn seen(read: &Read<'_>, id: PartId) -> kernel::Result<i64> {
    Ok(read.seen(Part::NAME, id.0)?)
}

/// Writes what differs, where nobody changed it since `seen_seq`.
///
/// # Errors
/// `edit.stale`.
pub fn revise(change: &mut Change<'_>, seen_seq: i64, before: &Part, after: &Part) -> kernel::Result<()> {
    change.must_have_seen::<Part>(before.id.0, seen_seq)?;
    Ok(change.update(before, after)?)
}

/// Every barcode a part has or had.
///
/// # Errors
/// What the database says.
pub fn codes(read: &Read<'_>, part: PartId) -> kernel::Result<Vec<PartCode>> {
    Ok(read.all(include_str!("codes.sql"), &[(":part", &Sql(&part))], PartCode::read)?)
}

/// Every model it fits or fitted.
///
/// # Errors
/// What the database says.
pub fn models(read: &Read<'_>, part: PartId) -> kernel::Result<Vec<PartModel>> {
    Ok(read.all(include_str!("models.sql"), &[(":part", &Sql(&part))], PartModel::read)?)
}

/// Everything that may or might take its place.
///
/// # Errors
/// What the database says.
pub fn alternates(read: &Read<'_>, part: PartId) -> kernel::Result<Vec<PartAlternate>> {
    Ok(read.all(include_str!("alternates.sql"), &[(":part", &Sql(&part))], PartAlternate::read)?)
}

/// What every supplier asks or asked for it.
///
/// # Errors
/// What the database says.
pub fn suppliers(read: &Read<'_>, part: PartId) -> kernel::Result<Vec<PartSupplier>> {
    Ok(read.all(include_str!("suppliers.sql"), &[(":part", &Sql(&part))], PartSupplier::read)?)
}

/// Adds a barcode.
///
/// # Errors
/// What the database says.
pub fn add_code(change: &mut Change<'_>, code: &PartCode) -> kernel::Result<()> {
    Ok(change.insert(code)?)
}

/// Writes what differs of a barcode.
///
/// # Errors
/// What the database says.
pub fn write_code(change: &mut Change<'_>, before: &PartCode, after: &PartCode) -> kernel::Result<()> {
    Ok(change.update(before, after)?)
}

/// Adds a model.
///
/// # Errors
/// What the database says.
pub fn add_model(change: &mut Change<'_>, model: &PartModel) -> kernel::Result<()> {
    Ok(change.insert(model)?)
}

/// Writes what differs of a model.
///
/// # Errors
/// What the database says.
pub fn write_model(change: &mut Change<'_>, before: &PartModel, after: &PartModel) -> kernel::Result<()> {
    Ok(change.update(before, after)?)
}

/// Adds an alternate.
///
/// # Errors
/// What the database says.
pub fn add_alternate(change: &mut Change<'_>, alternate: &PartAlternate) -> kernel::Result<()> {
    Ok(change.insert(alternate)?)
}

/// Writes what differs of an alternate.
///
/// # Errors
/// What the database says.
pub fn write_alternate(
    change: &mut Change<'_>,
    before: &PartAlternate,
    after: &PartAlternate,
) -> kernel::Result<()> {
    Ok(change.update(before, after)?)
}

/// Adds a supplier's price.
///
/// # Errors
/// What the database says.
pub fn add_supplier(change: &mut Change<'_>, supplier: &PartSupplier) -> kernel::Result<()> {
    Ok(change.insert(supplier)?)
}

/// Writes what differs of a supplier's price.
///
/// # Errors
/// What the database says.
pub fn write_supplier(
    change: &mut Change<'_>,
    before: &PartSupplier,
    after: &PartSupplier,
) -> kernel::Result<()> {
    Ok(change.update(before, after)?)
}
