use super::write::{Line, add_line, begin, in_use};
use super::{Purchased, missing};
use crate::id::Id;
use domain::faults::Faults;
use domain::purchase as rules;
use domain::repair::RepairId;
use domain::stock::{LineState, PartId, PurchaseId, PurchaseState, RepairPartId, SupplierId};
use kernel::{Day, Failure, Money, Result};
use serde::{Deserialize, Serialize};
use store::repair_part::RepairPart;
use store::{Change, Read, purchase, repair_part, supplier};
use ts_rs::TS;

/// A part that is ordered for one repair (专订).
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct SpecialOrder {
    line: RepairPartId,
    supplier: SupplierId,
    /// In fen, for one.
    #[ts(type = "number")]
    price: Money,
}

/// What was ordered for a repair.
#[derive(Debug, Serialize, TS)]
pub(crate) struct SpecialRow {
    line: RepairPartId,
    part: PartId,
    purchase: PurchaseId,
    number: String,
    state: PurchaseState,
    supplier_name: String,
    quantity: i64,
    expected: Option<Day>,
    carrier: String,
    waybill: String,
}

/// Puts a part that a repair plans onto the order to its supplier that is not sent yet, or onto a new one. The line waits
/// for stock from then on.
pub(crate) fn special(change: &mut Change<'_>, input: SpecialOrder) -> Result<Purchased> {
    let before = repair_part::by_id(change, input.line)?;
    let before = before.ok_or_else(|| Failure::not_found("repair_part.not_found"))?;
    let repair = crate::repair::known(change, before.repair)?;
    crate::repair::must_be_open(&repair)?;
    let mut faults = Faults::new();
    let active = supplier::by_id(change, input.supplier)?.map(|one| one.active);
    let supplier = faults.take("supplier", in_use(active));
    let price = faults.take("price", rules::price(input.price));
    faults.refuse("purchase.invalid")?;
    let (Some(()), Some(price)) = (supplier, price) else { return Err(missing()) };
    if before.state != LineState::Planned {
        let part = super::part_of(change, before.part)?.name;
        return Err(Failure::refused("purchase.not_planned").with("part", part));
    }
    let under_way = purchase::special(change, before.id)?.into_iter().find(|one| match one.state {
        PurchaseState::Draft | PurchaseState::Ordered => true,
        PurchaseState::Received | PurchaseState::Closed | PurchaseState::Dropped => false,
    });
    if let Some(one) = under_way {
        return Err(Failure::refused("purchase.ordered_already").with("number", one.number));
    }
    let (part, quantity) = (before.part, before.quantity);
    let line = Line { id: None, part, quantity, price, line: Some(before.id) };
    let order = match purchase::draft_of(change, input.supplier)? {
        Some(draft) => {
            let last = purchase::lines(change, draft.id)?.iter().map(|line| line.place).max();
            add_line(change, draft.id, &line, last.map_or(0, |place| place + 1))?;
            draft
        }
        None => begin(change, input.supplier, &[line])?,
    };
    if before.waits_from.is_none() {
        let after = RepairPart { waits_from: Some(change.now()), ..before.clone() };
        repair_part::write(change, &before, &after)?;
        crate::repair_part::wait_for_parts(change, &repair)?;
    }
    Ok(Purchased::of(&order))
}

/// What was ordered for the parts of a repair, with the parcels they come in.
pub(crate) fn specials(read: &Read<'_>, input: Id) -> Result<Vec<SpecialRow>> {
    let repair = crate::repair::known(read, RepairId(input.id))?;
    let mut rows = Vec::new();
    for line in repair_part::of_repair(read, repair.id)? {
        rows.extend(purchase::special(read, line.id)?.into_iter().map(|one| SpecialRow {
            line: line.id,
            part: line.part,
            purchase: one.purchase,
            number: one.number,
            state: one.state,
            supplier_name: one.supplier_name,
            quantity: one.quantity,
            expected: one.expected,
            carrier: one.carrier,
            waybill: one.waybill,
        }));
    }
    Ok(rows)
}
