//! The part master: what parts there are, found and looked at.

mod as_kept;
mod card;
mod import;
mod keep;
mod photo;
mod sheet;

pub(crate) use card::card;
pub(crate) use import::{check_import, import, prepare_import};
pub(crate) use keep::keep;
pub(crate) use photo::{image, prepare_photo, set_photo};

use domain::part::sale_price;
use domain::price::Grade;
use domain::search::query;
use domain::stock::{PartClass, PartId, PlaceId, PlaceKind};
use kernel::{Failure, Money, Result};
use serde::{Deserialize, Serialize};
use store::part::{self, Part, list};
use store::place::{self, Place};
use store::{Read, stock};
use ts_rs::TS;

/// The most parts on a page.
const LONGEST_PAGE: u16 = 100;

/// Which parts: all by number, or those that a text finds.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct FindParts {
    #[serde(default)]
    #[ts(optional = nullable)]
    text: Option<String>,
    /// Whether those that are no longer kept are among them.
    #[serde(default)]
    withdrawn: bool,
    #[serde(default)]
    #[ts(optional = nullable)]
    after: Option<String>,
    limit: u16,
}

/// A page of parts; `next` begins the page after it.
#[derive(Debug, Serialize, TS)]
pub(crate) struct PartPage {
    rows: Vec<PartRow>,
    next: Option<String>,
    /// The one whose number or barcode was typed or scanned.
    exact: Option<PartId>,
}

/// What a list says of a part.
#[derive(Debug, Serialize, TS)]
pub(crate) struct PartRow {
    id: PartId,
    number: String,
    name: String,
    spec: String,
    unit: String,
    grade: Grade,
    class: Option<PartClass>,
    serialised: bool,
    active: bool,
    /// Whether another one replaces it for good.
    superseded: bool,
    /// Where it lies as a rule.
    bin: Option<String>,
    /// Good pieces that nobody reserved.
    available: i64,
    /// Good pieces.
    on_hand: i64,
    /// What a customer pays for one today, in fen.
    #[ts(type = "number | null")]
    sale: Option<Money>,
}

/// Parts by number; with a text the one of that number or barcode first, then those that are found by it, the newest first.
pub(crate) fn find(read: &Read<'_>, input: FindParts) -> Result<PartPage> {
    let limit = i64::from(input.limit.clamp(1, LONGEST_PAGE));
    let Some(text) = input.text.as_deref().map(str::trim).filter(|text| !text.is_empty()) else {
        let after = input.after.as_deref().unwrap_or_default();
        // One more than asked tells whether there is a next page.
        let mut found = list::listed(read, input.withdrawn, after, limit + 1)?;
        let is_more = i64::try_from(found.len()).is_ok_and(|n| n > limit);
        if is_more {
            found.pop();
        }
        let rows: Vec<PartRow> = found.into_iter().map(|id| row(read, id)).collect::<Result<_>>()?;
        let next = rows.last().map(|row| row.number.clone()).filter(|_| is_more);
        return Ok(PartPage { rows, next, exact: None });
    };
    let after = match &input.after {
        Some(after) => after.parse::<i64>().or(Err(Failure::invalid("input.malformed")))?,
        None => i64::MAX,
    };
    let exact = part::by_code(read, text)?.map(|part| part.id);
    // Phone numbers are not among what a part is found by.
    let mut found = match query(text, false) {
        Some(query) => list::matching(read, &query.matching, input.withdrawn, after, limit + 1)?,
        None => Vec::new(),
    };
    let is_more = i64::try_from(found.len()).is_ok_and(|n| n > limit);
    if is_more {
        found.pop();
    }
    let next = found.last().map(|(_, seq)| seq.to_string()).filter(|_| is_more);
    let first = exact.filter(|_| input.after.is_none());
    let others = found.into_iter().map(|(id, _)| id).filter(|id| Some(*id) != exact);
    let rows = first.into_iter().chain(others).map(|id| row(read, id)).collect::<Result<_>>()?;
    Ok(PartPage { rows, next, exact })
}

fn row(read: &Read<'_>, id: PartId) -> Result<PartRow> {
    let part = known(read, id)?;
    let good = Good::of(read, id)?;
    Ok(PartRow {
        bin: bin_name(read, part.bin)?,
        sale: good.sale(&part),
        available: good.on_hand - good.reserved,
        on_hand: good.on_hand,
        superseded: part.superseded_by.is_some(),
        id,
        number: part.number,
        name: part.name,
        spec: part.spec,
        unit: part.unit,
        grade: part.grade,
        class: part.class,
        serialised: part.serialised,
        active: part.active,
    })
}

/// What lies at good places.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Good {
    pub(crate) on_hand: i64,
    pub(crate) reserved: i64,
    pub(crate) value: Money,
}

impl Good {
    pub(crate) fn of(read: &Read<'_>, id: PartId) -> Result<Self> {
        let mut good = Self { on_hand: 0, reserved: 0, value: Money::ZERO };
        for lying in stock::lying(read, id)? {
            if lying.place.kind == PlaceKind::Good {
                good.on_hand += lying.on_hand;
                good.reserved += lying.reserved;
                good.value = Money(good.value.0 + lying.value.0);
            }
        }
        Ok(good)
    }

    /// What a customer pays for one piece today.
    pub(crate) fn sale(&self, part: &Part) -> Option<Money> {
        sale_price(part.sale, part.markup, (self.value, self.on_hand))
    }
}

/// A part that must be there.
pub(crate) fn known(read: &Read<'_>, id: PartId) -> Result<Part> {
    part::by_id(read, id)?.ok_or_else(unknown)
}

/// What a bin is called.
fn bin_name(read: &Read<'_>, bin: Option<PlaceId>) -> Result<Option<String>> {
    let Some(bin) = bin else { return Ok(None) };
    Ok(place::by_id(read, bin)?.and_then(|place: Place| place.bin))
}

fn unknown() -> Failure {
    Failure::not_found("part.not_found")
}

fn missing() -> Failure {
    Failure::internal("part.invalid", "a value without a fault is missing")
}
