//! All of one part.

use super::{Good, bin_name, known, unknown};
use crate::rights::may;
use domain::catalogue::ModelId;
use domain::price::Grade;
use domain::right::Right;
use domain::stock::{PartClass, PartId, PlaceId, PlaceKind, SupplierId};
use kernel::{Money, Result};
use serde::{Deserialize, Serialize};
use store::part::{PartSupplier, list, whole};
use store::{Read, catalogue, person, stock, supplier};
use ts_rs::TS;

/// Which part.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct ByPart {
    id: PartId,
}

/// All of a part; what it costs only for whoever may see that.
#[derive(Debug, Serialize, TS)]
pub(crate) struct PartCard {
    id: PartId,
    seen_seq: i64,
    number: String,
    name: String,
    spec: String,
    unit: String,
    grade: Grade,
    serialised: bool,
    returns_old: bool,
    class: Option<PartClass>,
    /// In fen, where it is fixed.
    #[ts(type = "number | null")]
    sale: Option<Money>,
    /// Percent on the average cost.
    markup: Option<i64>,
    /// What a customer pays for one today, in fen.
    #[ts(type = "number | null")]
    sale_today: Option<Money>,
    warranty_days: i64,
    safety: Option<i64>,
    reorder_at: Option<i64>,
    maximum: Option<i64>,
    bin: Option<PlaceId>,
    bin_name: Option<String>,
    note: String,
    active: bool,
    /// Whether a piece of it ever moved: then it stays counted as it is.
    moved: bool,
    has_photo: bool,
    codes: Vec<String>,
    models: Vec<FittingModel>,
    alternates: Vec<OtherPart>,
    /// Whose place it may take.
    stands_in_for: Vec<OtherPart>,
    superseded_by: Option<OtherPart>,
    supersedes: Vec<OtherPart>,
    suppliers: Vec<PartSupplierRow>,
    available: i64,
    /// Where pieces of it lie.
    lying: Vec<PartLying>,
    /// What a good piece costs on average, in fen.
    #[ts(type = "number | null")]
    average: Option<Money>,
}

/// A model that a part fits.
#[derive(Debug, Serialize, TS)]
pub(crate) struct FittingModel {
    id: ModelId,
    brand: String,
    name: String,
}

/// Another part, beside one.
#[derive(Debug, Serialize, TS)]
pub(crate) struct OtherPart {
    id: PartId,
    number: String,
    name: String,
    active: bool,
    available: i64,
}

/// What a supplier asks for a part.
#[derive(Debug, Serialize, TS)]
pub(crate) struct PartSupplierRow {
    supplier: SupplierId,
    name: String,
    number: String,
    /// In fen.
    #[ts(type = "number | null")]
    price: Option<Money>,
    lead_days: i64,
    least: i64,
    preferred: bool,
}

/// What lies at a place.
#[derive(Debug, Serialize, TS)]
pub(crate) struct PartLying {
    place: PlaceId,
    kind: PlaceKind,
    bin: Option<String>,
    person: Option<String>,
    on_hand: i64,
    reserved: i64,
    /// In fen.
    #[ts(type = "number | null")]
    value: Option<Money>,
}

pub(crate) fn card(read: &Read<'_>, input: ByPart) -> Result<PartCard> {
    let whole = whole::of(read, input.id)?.ok_or_else(unknown)?;
    let seen_seq = whole::seen(read, &whole)?;
    let shows_costs = may(read, Right::SeeCosts)?;
    let good = Good::of(read, input.id)?;
    let part = whole.part;
    let others = |ids: Vec<PartId>| ids.into_iter().map(|id| other(read, id)).collect::<Result<Vec<_>>>();
    let alternates = whole.alternates.iter().filter(|row| row.active).map(|row| row.alternate).collect();
    let models = whole.models.iter().filter(|row| row.active).map(|row| fitting(read, row.model));
    let suppliers = whole.suppliers.into_iter().filter(|row| row.active);
    Ok(PartCard {
        id: part.id,
        seen_seq,
        sale_today: good.sale(&part),
        bin_name: bin_name(read, part.bin)?,
        moved: list::moved(read, part.id)?,
        has_photo: part.photo.is_some(),
        codes: whole.codes.into_iter().filter(|row| row.active).map(|row| row.code).collect(),
        models: models.collect::<Result<_>>()?,
        alternates: others(alternates)?,
        stands_in_for: others(list::stands_in_for(read, part.id)?)?,
        superseded_by: part.superseded_by.map(|id| other(read, id)).transpose()?,
        supersedes: others(list::superseded(read, part.id)?)?,
        suppliers: suppliers.map(|row| offer(read, row, shows_costs)).collect::<Result<_>>()?,
        available: good.on_hand - good.reserved,
        lying: lying(read, part.id, shows_costs)?,
        average: average(&good).filter(|_| shows_costs),
        number: part.number,
        name: part.name,
        spec: part.spec,
        unit: part.unit,
        grade: part.grade,
        serialised: part.serialised,
        returns_old: part.returns_old,
        class: part.class,
        sale: part.sale,
        // With the price of today it would tell what the part costs.
        markup: part.markup.filter(|_| shows_costs),
        warranty_days: part.warranty_days,
        safety: part.safety,
        reorder_at: part.reorder_at,
        maximum: part.maximum,
        bin: part.bin,
        note: part.note,
        active: part.active,
    })
}

fn average(good: &Good) -> Option<Money> {
    domain::part::sale_price(None, Some(0), (good.value, good.on_hand))
}

fn other(read: &Read<'_>, id: PartId) -> Result<OtherPart> {
    let part = known(read, id)?;
    let available = stock::available(read, id)?;
    Ok(OtherPart { id, number: part.number, name: part.name, active: part.active, available })
}

fn fitting(read: &Read<'_>, id: ModelId) -> Result<FittingModel> {
    let broken = || kernel::Failure::internal("store.broken_reference", "model");
    let model = catalogue::model(read, id)?.ok_or_else(broken)?;
    let brand = catalogue::brand(read, model.brand)?.ok_or_else(broken)?;
    Ok(FittingModel { id, brand: brand.name, name: model.name })
}

fn offer(read: &Read<'_>, row: PartSupplier, shows_costs: bool) -> Result<PartSupplierRow> {
    let broken = || kernel::Failure::internal("store.broken_reference", "supplier");
    Ok(PartSupplierRow {
        supplier: row.supplier,
        name: supplier::by_id(read, row.supplier)?.ok_or_else(broken)?.name,
        number: row.number,
        price: Some(row.price).filter(|_| shows_costs),
        lead_days: row.lead_days,
        least: row.least,
        preferred: row.preferred,
    })
}

fn lying(read: &Read<'_>, id: PartId, shows_costs: bool) -> Result<Vec<PartLying>> {
    let filled = stock::lying(read, id)?.into_iter().filter(|lying| lying.on_hand > 0);
    let row = |lying: stock::Lying| {
        let person = lying.place.person.map(|id| person::find(read, id)).transpose()?.flatten();
        Ok(PartLying {
            place: lying.place.id,
            kind: lying.place.kind,
            bin: lying.place.bin,
            person: person.map(|person| person.name),
            on_hand: lying.on_hand,
            reserved: lying.reserved,
            value: Some(lying.value).filter(|_| shows_costs),
        })
    };
    filled.map(row).collect()
}
