//! Adding parts and changing them.

use super::{missing, unknown};
use crate::id::Id;
use domain::catalogue::ModelId;
use domain::faults::Faults;
use domain::part::{self as rules, Levels};
use domain::price::{self, Grade};
use domain::stock::{self as codes, PartClass, PartId, PlaceId, PlaceKind, SupplierId};
use domain::text;
use kernel::{Money, Result};
use serde::Deserialize;
use std::collections::BTreeSet;
use store::part::{self, Part, PartAlternate, PartCode, PartModel, PartSupplier, list, whole, whole::Whole};
use store::{Change, Read, catalogue, place, supplier};
use ts_rs::TS;
use uuid::Uuid;

/// A part with all that is kept of it, new where it has no id.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct KeepPart {
    pub(super) id: Option<PartId>,
    /// As it was seen; nothing counts for a new one.
    #[serde(default)]
    pub(super) seen_seq: i64,
    pub(super) number: String,
    pub(super) name: String,
    pub(super) spec: String,
    pub(super) unit: String,
    /// Nothing is refused: everybody is told what a part is.
    pub(super) grade: Option<Grade>,
    pub(super) serialised: bool,
    pub(super) returns_old: bool,
    pub(super) class: Option<PartClass>,
    /// In fen.
    #[ts(type = "number | null")]
    pub(super) sale: Option<Money>,
    /// Percent on the average cost.
    pub(super) markup: Option<i64>,
    pub(super) warranty_days: i64,
    pub(super) safety: Option<i64>,
    pub(super) reorder_at: Option<i64>,
    pub(super) maximum: Option<i64>,
    pub(super) bin: Option<PlaceId>,
    pub(super) superseded_by: Option<PartId>,
    pub(super) note: String,
    pub(super) active: bool,
    pub(super) codes: Vec<String>,
    pub(super) models: Vec<ModelId>,
    pub(super) alternates: Vec<PartId>,
    pub(super) suppliers: Vec<KeepPartSupplier>,
}

/// What a supplier asks for a part.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct KeepPartSupplier {
    pub(super) supplier: SupplierId,
    pub(super) number: String,
    /// In fen.
    #[ts(type = "number")]
    pub(super) price: Money,
    pub(super) lead_days: i64,
    pub(super) least: i64,
    pub(super) preferred: bool,
}

pub(crate) fn keep(change: &mut Change<'_>, input: KeepPart) -> Result<Id> {
    let before = input.id.map(|id| whole::of(change, id)?.ok_or_else(unknown)).transpose()?;
    let mut faults = Faults::new();
    let making = Making { beside: &Beside::default(), new_id: &|| change.new_id() };
    let after = checked(change, &mut faults, &input, before.as_ref(), &making)?;
    faults.refuse("part.invalid")?;
    let after = after.ok_or_else(missing)?;
    match before {
        Some(before) => whole::revise(change, Some(input.seen_seq), &before, &after)?,
        None => whole::add(change, &after)?,
    }
    Ok(Id::of(after.part.id))
}

/// Suppliers and bins that are added together with the parts that name them.
#[derive(Debug, Default)]
pub(super) struct Beside {
    pub(super) suppliers: BTreeSet<SupplierId>,
    pub(super) bins: BTreeSet<PlaceId>,
}

/// What a part is made with: what is added beside it, and where new ids come from.
#[derive(Clone, Copy)]
pub(super) struct Making<'a> {
    pub(super) beside: &'a Beside,
    pub(super) new_id: &'a dyn Fn() -> Uuid,
}

/// A part without faults, with the rows it has and gets; `None` with the faults it has.
pub(super) fn checked(
    read: &Read<'_>,
    faults: &mut Faults,
    input: &KeepPart,
    before: Option<&Whole>,
    making: &Making<'_>,
) -> Result<Option<Whole>> {
    let Making { beside, new_id } = *making;
    let own = before.map(|before| before.part.id);
    let number = faults.take("number", codes::code(&input.number)).map(str::to_owned);
    let name = faults.take("name", text::name(&input.name)).map(str::to_owned);
    let spec = faults.take("spec", text::optional_name(&input.spec)).map(str::to_owned);
    let unit = faults.take("unit", rules::unit(&input.unit)).map(str::to_owned);
    let note = faults.take("note", text::optional_words(&input.note)).map(str::to_owned);
    if input.grade.is_none() {
        faults.add("grade", "field.no_grade");
    }
    let (sale, markup) = rules::pricing(faults, input.sale, input.markup);
    let typed = Levels { safety: input.safety, reorder_at: input.reorder_at, maximum: input.maximum };
    let levels = rules::levels(faults, typed);
    let warranty_days =
        faults.take("warranty_days", rules::between(input.warranty_days, 0, price::MOST_DAYS));
    if let Some(number) = &number
        && part::by_code(read, number)?.is_some_and(|other| Some(other.id) != own)
    {
        faults.add("number", "field.known_already");
    }
    if let Some(before) = before
        && before.part.serialised != input.serialised
        && list::moved(read, before.part.id)?
    {
        faults.add("serialised", "field.counted_already");
    }
    if let Some(bin) = input.bin
        && !beside.bins.contains(&bin)
        && place::by_id(read, bin)?.is_none_or(|place| place.kind != PlaceKind::Good)
    {
        faults.add("bin", "field.unknown");
    }
    succession(read, faults, own, input.superseded_by)?;
    let id = own.unwrap_or_else(|| new_id().into());
    let rows = Rows { read, before, id, new_id };
    let codes = rows.codes(faults, &input.codes)?;
    let models = rows.models(faults, &input.models)?;
    let alternates = rows.alternates(faults, &input.alternates)?;
    let suppliers = rows.suppliers(faults, &input.suppliers, beside)?;
    let (Some(number), Some(name), Some(spec), Some(unit), Some(note), Some(grade), Some(warranty_days)) =
        (number, name, spec, unit, note, input.grade, warranty_days)
    else {
        return Ok(None);
    };
    let part = Part {
        id,
        number,
        name,
        spec,
        unit,
        grade,
        serialised: input.serialised,
        returns_old: input.returns_old,
        class: input.class,
        sale,
        markup,
        warranty_days,
        safety: levels.safety,
        reorder_at: levels.reorder_at,
        maximum: levels.maximum,
        bin: input.bin,
        superseded_by: input.superseded_by,
        photo: before.and_then(|before| before.part.photo),
        note,
        active: input.active,
    };
    Ok(Some(Whole { part, codes, models, alternates, suppliers }))
}

/// A successor is there, and the parts after it do not lead back.
fn succession(
    read: &Read<'_>,
    faults: &mut Faults,
    own: Option<PartId>,
    successor: Option<PartId>,
) -> Result<()> {
    let Some(successor) = successor else { return Ok(()) };
    let Some(first) = part::by_id(read, successor)? else {
        faults.add("superseded_by", "field.unknown");
        return Ok(());
    };
    let mut later = Vec::new();
    let mut next = first.superseded_by;
    while let Some(id) = next {
        // What was written never leads in a circle; one that did would not be followed twice.
        if later.contains(&id) {
            break;
        }
        later.push(id);
        next = part::by_id(read, id)?.and_then(|part| part.superseded_by);
    }
    if own.is_some_and(|own| rules::goes_round(&own, &successor, later)) {
        faults.add("superseded_by", "field.goes_round");
    }
    Ok(())
}

/// The rows that hang on a part: those it has are taken up again, what it has no more ends, what it lacks begins.
struct Rows<'a> {
    read: &'a Read<'a>,
    before: Option<&'a Whole>,
    id: PartId,
    new_id: &'a dyn Fn() -> Uuid,
}

impl Rows<'_> {
    fn codes(&self, faults: &mut Faults, typed: &[String]) -> Result<Vec<PartCode>> {
        let Some(typed) = faults.take("codes", rules::codes(typed)) else { return Ok(Vec::new()) };
        for code in &typed {
            if part::by_code(self.read, code)?.is_some_and(|other| other.id != self.id) {
                faults.add_with("codes", "field.code_of_another", [("code", code.clone())]);
            }
        }
        let known = self.before.map(|before| before.codes.as_slice()).unwrap_or_default();
        let kept = settled(
            known,
            &typed,
            |row: &PartCode, code: &String| row.code.eq_ignore_ascii_case(code),
            |row, active| PartCode { active, ..row.clone() },
            |code| PartCode { id: (self.new_id)().into(), part: self.id, code: code.clone(), active: true },
        );
        Ok(kept)
    }

    fn models(&self, faults: &mut Faults, named: &[ModelId]) -> Result<Vec<PartModel>> {
        let Some(named) = faults.take("models", rules::each_once(named)) else { return Ok(Vec::new()) };
        for model in &named {
            if catalogue::model(self.read, *model)?.is_none() {
                faults.add("models", "field.unknown");
            }
        }
        let known = self.before.map(|before| before.models.as_slice()).unwrap_or_default();
        let kept = settled(
            known,
            &named,
            |row: &PartModel, model| row.model == *model,
            |row, active| PartModel { active, ..row.clone() },
            |model| PartModel { id: (self.new_id)().into(), part: self.id, model: *model, active: true },
        );
        Ok(kept)
    }

    fn alternates(&self, faults: &mut Faults, named: &[PartId]) -> Result<Vec<PartAlternate>> {
        let Some(named) = faults.take("alternates", rules::each_once(named)) else { return Ok(Vec::new()) };
        for other in &named {
            if *other == self.id || part::by_id(self.read, *other)?.is_none() {
                faults.add("alternates", "field.unknown");
            }
        }
        let known = self.before.map(|before| before.alternates.as_slice()).unwrap_or_default();
        let kept = settled(
            known,
            &named,
            |row: &PartAlternate, other| row.alternate == *other,
            |row, active| PartAlternate { active, ..row.clone() },
            |other| PartAlternate {
                id: (self.new_id)().into(),
                part: self.id,
                alternate: *other,
                active: true,
            },
        );
        Ok(kept)
    }

    fn suppliers(
        &self,
        faults: &mut Faults,
        named: &[KeepPartSupplier],
        beside: &Beside,
    ) -> Result<Vec<PartSupplier>> {
        let known = self.before.map(|before| before.suppliers.as_slice()).unwrap_or_default();
        let (mut kept, mut seen, mut preferred) = (Vec::new(), BTreeSet::new(), 0);
        for (at, offer) in named.iter().enumerate() {
            let here = ("suppliers", at);
            let unknown = !beside.suppliers.contains(&offer.supplier)
                && supplier::by_id(self.read, offer.supplier)?.is_none();
            faults.take_of(here, "supplier", rules::fits(!unknown, "field.unknown"));
            faults.take_of(here, "supplier", rules::fits(seen.insert(offer.supplier), "field.twice"));
            let number = faults.take_of(here, "number", rules::optional_code(&offer.number));
            let price = faults.take_of(here, "price", price::amount(offer.price));
            let lead_days =
                faults.take_of(here, "lead_days", rules::between(offer.lead_days, 0, rules::MOST_LEAD_DAYS));
            let least = faults.take_of(here, "least", rules::between(offer.least, 1, rules::MOST_LEAST));
            preferred += i32::from(offer.preferred);
            faults.take_of(
                here,
                "preferred",
                rules::fits(!offer.preferred || preferred == 1, "field.one_only"),
            );
            let (Some(number), Some(price), Some(lead_days), Some(least)) = (number, price, lead_days, least)
            else {
                continue;
            };
            let former = known.iter().find(|row| row.supplier == offer.supplier);
            kept.push(PartSupplier {
                id: former.map_or_else(|| (self.new_id)().into(), |row| row.id),
                part: self.id,
                supplier: offer.supplier,
                number: number.to_owned(),
                price,
                lead_days,
                least,
                preferred: offer.preferred,
                active: true,
            });
        }
        let gone = known.iter().filter(|row| !seen.contains(&row.supplier));
        kept.extend(gone.map(|row| PartSupplier { active: false, preferred: false, ..row.clone() }));
        Ok(kept)
    }
}

/// The rows of a list: a row that is still wanted counts (again), one that is not ends, what has no row gets one.
fn settled<R, W>(
    known: &[R],
    wanted: &[W],
    is: impl Fn(&R, &W) -> bool,
    set: impl Fn(&R, bool) -> R,
    begin: impl Fn(&W) -> R,
) -> Vec<R> {
    let mut rows = Vec::new();
    let mut met = vec![false; wanted.len()];
    for row in known {
        // Of two rows for one thing the first is taken up.
        let at = wanted.iter().position(|one| is(row, one)).filter(|at| !met[*at]);
        if let Some(at) = at {
            met[at] = true;
        }
        rows.push(set(row, at.is_some()));
    }
    rows.extend(wanted.iter().zip(met).filter(|(_, met)| !met).map(|(one, _)| begin(one)));
    rows
}
