//! 采购: orders to suppliers, what they should hold, and parts ordered for one repair.

mod card;
mod propose;
mod special;
mod write;

pub(crate) use card::{card, list};
pub(crate) use propose::{make, proposals};
pub(crate) use special::{special, specials};
pub(crate) use write::{close, drop, keep, order, track};

use domain::purchase::Progress;
use domain::stock::{PartId, PurchaseId, SupplierId};
use kernel::{Day, Failure, Result};
use serde::Serialize;
use store::part::Part;
use store::purchase::{Purchase, PurchaseLine};
use store::supplier::Supplier;
use store::{Change, Read, part, purchase, shop, supplier};
use ts_rs::TS;

/// An order to a supplier, with the number on its paper.
#[derive(Debug, Serialize, TS)]
pub(crate) struct Purchased {
    pub(crate) id: PurchaseId,
    pub(crate) number: String,
}

impl Purchased {
    fn of(purchase: &Purchase) -> Self {
        Self { id: purchase.id, number: purchase.number.clone() }
    }
}

/// An order that is kept.
pub(crate) fn known(read: &Read<'_>, id: PurchaseId) -> Result<Purchase> {
    purchase::by_id(read, id)?.ok_or_else(|| Failure::not_found("purchase.not_found"))
}

/// A part that a kept row names.
pub(crate) fn part_of(read: &Read<'_>, id: PartId) -> Result<Part> {
    part::by_id(read, id)?.ok_or_else(|| Failure::internal("store.broken_reference", "part"))
}

/// A supplier that a kept row names.
pub(crate) fn supplier_of(read: &Read<'_>, id: SupplierId) -> Result<Supplier> {
    supplier::by_id(read, id)?.ok_or_else(|| Failure::internal("store.broken_reference", "supplier"))
}

/// How far a line is.
pub(crate) fn progress(read: &Read<'_>, line: &PurchaseLine) -> Result<Progress> {
    Ok(Progress { ordered: line.quantity, received: purchase::received(read, line.id)? })
}

/// The lines of an order that are wanted, each with how far it is.
pub(crate) fn wanted(read: &Read<'_>, id: PurchaseId) -> Result<Vec<(PurchaseLine, Progress)>> {
    let lines = purchase::lines(read, id)?.into_iter().filter(|line| !line.dropped);
    lines
        .map(|line| Ok((progress(read, &line)?, line)))
        .map(|one| one.map(|(far, line)| (line, far)))
        .collect()
}

/// The next number of a kind of paper on a day: `CG261122-01`.
pub(crate) fn next_number(change: &Change<'_>, prefix: &str, day: Day) -> Result<String> {
    let serial = shop::next_serial(change, &purchase::period_of(prefix, day), 1)?;
    Ok(format!("{prefix}{}-{serial:02}", day.short()))
}

fn missing() -> Failure {
    Failure::internal("purchase.invalid", "a value without a fault is missing")
}
