use super::write::{Line, begin, in_use};
use super::{Purchased, missing};
use crate::door::Empty;
use domain::faults::{Fault, Faults};
use domain::purchase as rules;
use domain::reorder::{self as reckon, Demand, Fixed, Proposal, Standing, Terms};
use domain::stock::{PartId, PurchaseState, SupplierId};
use kernel::{Failure, Money, Result};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use store::reorder::{self, Offer};
use store::{Change, Read, part, stock, supplier};
use ts_rs::TS;

/// What should be bought, each explained by its figures.
#[derive(Debug, Serialize, TS)]
pub(crate) struct Proposals {
    /// The days of demand that were looked at.
    window_days: u32,
    rows: Vec<ProposalRow>,
    /// Whether more parts are due than are shown.
    cut: bool,
}

/// A part that is due.
#[derive(Debug, Serialize, TS)]
pub(crate) struct ProposalRow {
    part: PartId,
    number: String,
    name: String,
    spec: String,
    unit: String,
    /// The number of what takes its place for good.
    superseded_by: Option<String>,
    available: u64,
    ordered: u64,
    /// On orders that are not sent yet.
    drafted: u64,
    /// What repairs wait for.
    waiting: u64,
    lead_days: u32,
    /// The least the supplier sells at once.
    least: u64,
    figures: Proposal,
    /// Who sells it, the one to take first.
    offers: Vec<OfferRow>,
}

/// What a supplier asks.
#[derive(Debug, Serialize, TS)]
pub(crate) struct OfferRow {
    supplier: SupplierId,
    supplier_name: String,
    /// What they call the part.
    number: String,
    /// In fen, for one.
    #[ts(type = "number")]
    price: Money,
    lead_days: u32,
    least: i64,
    preferred: bool,
}

/// What is bought of what was proposed.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct MakePurchases {
    lines: Vec<MakePurchaseLine>,
}

/// A part of it.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct MakePurchaseLine {
    part: PartId,
    supplier: SupplierId,
    quantity: i64,
    /// In fen, for one.
    #[ts(type = "number")]
    price: Money,
}

/// The most parts one look at what is due shows.
const MOST_ROWS: usize = 500;

/// What a part has on the way.
#[derive(Default)]
struct OnTheWay {
    ordered: u64,
    drafted: u64,
}

/// What is due, what somebody waits for first.
pub(crate) fn proposals(read: &Read<'_>, _: Empty) -> Result<Proposals> {
    let today = read.today()?;
    let before = today.earlier(reckon::WINDOW_DAYS);
    let mut demands = BTreeMap::new();
    for one in reorder::needed(read, before, today)? {
        demands.insert(one.part, Demand { pieces: count(one.pieces)?, squares: count(one.squares)? });
    }
    let mut waiting = BTreeMap::new();
    for (part, pieces) in reorder::waited_for(read)? {
        waiting.insert(part, count(pieces)?);
    }
    let mut coming: BTreeMap<PartId, OnTheWay> = BTreeMap::new();
    for (part, state, pieces) in reorder::on_order(read)? {
        let on_the_way = coming.entry(part).or_default();
        match state {
            PurchaseState::Draft => on_the_way.drafted += count(pieces)?,
            PurchaseState::Ordered => on_the_way.ordered += count(pieces)?,
            PurchaseState::Received | PurchaseState::Closed | PurchaseState::Dropped => {}
        }
    }
    let looked_at: BTreeSet<PartId> =
        demands.keys().chain(waiting.keys()).copied().chain(reorder::fixed(read)?).collect();
    let mut rows = Vec::new();
    for id in looked_at {
        let demand = demands.get(&id).copied().unwrap_or_default();
        let on_the_way = coming.remove(&id).unwrap_or_default();
        let waits = waiting.get(&id).copied().unwrap_or(0);
        rows.extend(due(read, id, demand, on_the_way, waits)?);
    }
    rows.sort_by(|one, other| {
        (other.waiting > 0).cmp(&(one.waiting > 0)).then(one.number.cmp(&other.number))
    });
    let cut = rows.len() > MOST_ROWS;
    rows.truncate(MOST_ROWS);
    Ok(Proposals { window_days: reckon::WINDOW_DAYS, rows, cut })
}

/// A part's line, where it is due.
fn due(
    read: &Read<'_>,
    id: PartId,
    demand: Demand,
    coming: OnTheWay,
    waiting: u64,
) -> Result<Option<ProposalRow>> {
    let part = super::part_of(read, id)?;
    if !part.active && waiting == 0 {
        return Ok(None);
    }
    let offers = reorder::offers(read, id)?;
    let lead_days = offers.first().map_or(reckon::USUAL_LEAD_DAYS, |offer| offer.lead_days);
    let least = offers.first().map_or(Ok(1), |offer| count(offer.least))?;
    let fixed = Fixed {
        safety: part.safety.map(count).transpose()?,
        reorder_at: part.reorder_at.map(count).transpose()?,
        maximum: part.maximum.map(count).transpose()?,
    };
    let available = count(stock::available(read, id)?)?;
    let standing = Standing { available, on_order: coming.ordered.saturating_add(coming.drafted), waiting };
    // What is not offered any more is bought for those who wait alone, as what has a successor is.
    let is_over = part.superseded_by.is_some() || !part.active;
    let figures = reckon::propose(demand, fixed, standing, Terms { lead_days, least }, is_over);
    if figures.quantity == 0 {
        return Ok(None);
    }
    let superseded_by = part.superseded_by.map(|id| super::part_of(read, id)).transpose()?;
    Ok(Some(ProposalRow {
        part: part.id,
        number: part.number,
        name: part.name,
        spec: part.spec,
        unit: part.unit,
        superseded_by: superseded_by.map(|part| part.number),
        available,
        ordered: coming.ordered,
        drafted: coming.drafted,
        waiting,
        lead_days,
        least,
        figures,
        offers: offers.into_iter().map(offered).collect(),
    }))
}

fn offered(offer: Offer) -> OfferRow {
    OfferRow {
        supplier: offer.supplier,
        supplier_name: offer.supplier_name,
        number: offer.number,
        price: offer.price,
        lead_days: offer.lead_days,
        least: offer.least,
        preferred: offer.preferred,
    }
}

fn count(kept: i64) -> Result<u64> {
    u64::try_from(kept).map_err(|error| Failure::internal("store.failed", error))
}

/// Writes an order for each supplier of what was chosen; none of them is sent yet.
pub(crate) fn make(change: &mut Change<'_>, input: MakePurchases) -> Result<Vec<Purchased>> {
    let mut faults = Faults::new();
    faults.take("lines", rules::lines(input.lines.len()));
    let mut by_supplier: Vec<(SupplierId, Vec<Line>)> = Vec::new();
    for (at, one) in input.lines.iter().enumerate() {
        let here = ("lines", at);
        let known = part::by_id(change, one.part)?.map(|_| ());
        let part = faults.take_of(here, "part", known.ok_or(Fault::new("field.unknown")));
        let active = supplier::by_id(change, one.supplier)?.map(|one| one.active);
        let from = faults.take_of(here, "supplier", in_use(active));
        let quantity = faults.take_of(here, "quantity", rules::quantity(one.quantity));
        let price = faults.take_of(here, "price", rules::price(one.price));
        let (Some(()), Some(()), Some(quantity), Some(price)) = (part, from, quantity, price) else {
            continue;
        };
        let line = Line { id: None, part: one.part, quantity, price, line: None };
        match by_supplier.iter_mut().find(|(supplier, _)| *supplier == one.supplier) {
            Some((_, lines)) => lines.push(line),
            None => by_supplier.push((one.supplier, vec![line])),
        }
    }
    faults.refuse("purchase.invalid")?;
    if by_supplier.is_empty() {
        return Err(missing());
    }
    by_supplier
        .into_iter()
        .map(|(supplier, lines)| Ok(Purchased::of(&begin(change, supplier, &lines)?)))
        .collect()
}
