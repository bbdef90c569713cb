use super::{known, part_of, supplier_of, wanted};
use crate::id::Id;
use crate::note::name_of;
use domain::purchase as rules;
use domain::receipt::price_difference;
use domain::stock::{PartId, PurchaseId, PurchaseLineId, PurchaseState, ReceiptId, RepairPartId, SupplierId};
use kernel::{Day, Failure, Moment, Money, Result};
use serde::{Deserialize, Serialize};
use store::purchase::{Purchase, PurchaseLine};
use store::{Read, part, purchase, receipt, repair_part};
use ts_rs::TS;

/// Which orders.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct FindPurchases {
    /// Those alone that are not complete.
    open: bool,
    /// The place of the last one of the page before.
    #[serde(default)]
    #[ts(optional = nullable)]
    before: Option<i64>,
}

/// A page of orders.
#[derive(Debug, Serialize, TS)]
pub(crate) struct Purchases {
    rows: Vec<PurchaseRow>,
    /// From where the next page goes on, where there is one.
    next: Option<i64>,
}

/// An order in a list.
#[derive(Debug, Serialize, TS)]
pub(crate) struct PurchaseRow {
    id: PurchaseId,
    number: String,
    supplier_name: String,
    state: PurchaseState,
    lines: i64,
    pieces: i64,
    received: i64,
    /// In fen.
    #[ts(type = "number")]
    amount: Money,
    expected: Option<Day>,
    late: bool,
    carrier: String,
    waybill: String,
    ordered_at: Option<Moment>,
    made_at: Moment,
    made_by: String,
}

/// An order as its page shows it.
#[derive(Debug, Serialize, TS)]
pub(crate) struct PurchaseCard {
    id: PurchaseId,
    seen_seq: i64,
    number: String,
    supplier: SupplierId,
    supplier_name: String,
    state: PurchaseState,
    note: String,
    expected: Option<Day>,
    late: bool,
    carrier: String,
    waybill: String,
    /// In fen, of the lines that are wanted.
    #[ts(type = "number | null")]
    amount: Option<Money>,
    ordered_at: Option<Moment>,
    ordered_by: Option<String>,
    made_at: Moment,
    made_by: String,
    lines: Vec<PurchaseCardLine>,
    receipts: Vec<PurchaseReceipt>,
}

/// A line of an order, with how much of it came.
#[derive(Debug, Serialize, TS)]
pub(crate) struct PurchaseCardLine {
    id: PurchaseLineId,
    part: PartId,
    number: String,
    name: String,
    spec: String,
    unit: String,
    serialised: bool,
    /// What a scan may say: its number, its barcodes and the supplier's own number.
    codes: Vec<String>,
    quantity: i64,
    received: i64,
    open: i64,
    /// In fen, for one.
    #[ts(type = "number")]
    price: Money,
    /// For which line of a repair.
    line: Option<RepairPartId>,
    /// The repair's number.
    repair: Option<String>,
    carrier: String,
    waybill: String,
}

/// What came of an order.
#[derive(Debug, Serialize, TS)]
pub(crate) struct PurchaseReceipt {
    id: ReceiptId,
    number: String,
    day: Day,
    pieces: i64,
    /// In fen: what was asked above what was agreed, below zero where it was cheaper.
    #[ts(type = "number")]
    dearer: Money,
    reversed: bool,
}

const PAGE: usize = 50;

/// A page of orders, the newest first.
pub(crate) fn list(read: &Read<'_>, input: FindPurchases) -> Result<Purchases> {
    let mut found = purchase::page(read, input.open, input.before, 51)?;
    let more = found.len() > PAGE;
    found.truncate(PAGE);
    let next = found.last().map(|(place, _)| *place).filter(|_| more);
    let rows = found.into_iter().map(|(_, purchase)| row(read, purchase)).collect::<Result<_>>()?;
    Ok(Purchases { rows, next })
}

fn row(read: &Read<'_>, one: Purchase) -> Result<PurchaseRow> {
    let totals = purchase::totals(read, one.id)?;
    Ok(PurchaseRow {
        supplier_name: supplier_of(read, one.supplier)?.name,
        late: rules::is_late(one.state, one.expected, read.today()?),
        made_by: name_of(read, one.made_by)?,
        lines: totals.lines,
        pieces: totals.pieces,
        received: totals.received,
        amount: totals.amount,
        id: one.id,
        number: one.number,
        state: one.state,
        expected: one.expected,
        carrier: one.carrier,
        waybill: one.waybill,
        ordered_at: one.ordered_at,
        made_at: one.made_at,
    })
}

/// An order with its lines and what came of it.
pub(crate) fn card(read: &Read<'_>, input: Id) -> Result<PurchaseCard> {
    let one = known(read, PurchaseId(input.id))?;
    let kept = wanted(read, one.id)?;
    let amount = rules::sum(kept.iter().map(|(line, _)| (line.quantity, line.price)));
    let lines = kept
        .iter()
        .map(|(line, far)| card_line(read, &one, line, *far))
        .collect::<Result<Vec<PurchaseCardLine>>>()?;
    Ok(PurchaseCard {
        seen_seq: purchase::seen(read, one.id)?,
        supplier_name: supplier_of(read, one.supplier)?.name,
        late: rules::is_late(one.state, one.expected, read.today()?),
        ordered_by: one.ordered_by.map(|by| name_of(read, by)).transpose()?,
        made_by: name_of(read, one.made_by)?,
        receipts: receipts(read, one.id, &kept)?,
        amount,
        lines,
        id: one.id,
        number: one.number,
        supplier: one.supplier,
        state: one.state,
        note: one.note,
        expected: one.expected,
        carrier: one.carrier,
        waybill: one.waybill,
        ordered_at: one.ordered_at,
        made_at: one.made_at,
    })
}

fn card_line(
    read: &Read<'_>,
    order: &Purchase,
    line: &PurchaseLine,
    far: rules::Progress,
) -> Result<PurchaseCardLine> {
    let part = part_of(read, line.part)?;
    let mut codes = vec![part.number.clone()];
    codes.extend(part::codes(read, part.id)?.into_iter().filter(|code| code.active).map(|code| code.code));
    let theirs = part::suppliers(read, part.id)?.into_iter().find(|one| one.supplier == order.supplier);
    codes.extend(theirs.map(|one| one.number).filter(|number| !number.is_empty()));
    Ok(PurchaseCardLine {
        id: line.id,
        part: part.id,
        number: part.number,
        name: part.name,
        spec: part.spec,
        unit: part.unit,
        serialised: part.serialised,
        codes,
        quantity: line.quantity,
        received: far.received,
        open: far.open(),
        price: line.price,
        line: line.line,
        repair: line.line.map(|line| repair_number(read, line)).transpose()?,
        carrier: line.carrier.clone(),
        waybill: line.waybill.clone(),
    })
}

/// The number of the repair that a part is for.
pub(super) fn repair_number(read: &Read<'_>, line: RepairPartId) -> Result<String> {
    let line = repair_part::by_id(read, line)?;
    let line = line.ok_or_else(|| Failure::internal("store.broken_reference", "repair_part"))?;
    Ok(crate::repair::known(read, line.repair)?.number)
}

fn receipts(
    read: &Read<'_>,
    order: PurchaseId,
    kept: &[(PurchaseLine, rules::Progress)],
) -> Result<Vec<PurchaseReceipt>> {
    let each = receipt::of_purchase(read, order)?.into_iter().map(|one| {
        let mut dearer = Money::ZERO;
        for line in receipt::lines(read, one.id)? {
            let agreed = kept.iter().find(|(kept, _)| Some(kept.id) == line.purchase_line);
            let each = price_difference(agreed.map(|(kept, _)| kept.price), line.price);
            let all = each.and_then(|each| each.times(line.quantity)).unwrap_or(Money::ZERO);
            dearer = dearer.plus(all).unwrap_or(dearer);
        }
        let (pieces, _) = receipt::totals(read, one.id)?;
        let (id, number, day, reversed) = (one.id, one.number, one.day, one.reversed);
        Ok(PurchaseReceipt { id, number, day, pieces, dearer, reversed })
    });
    each.collect()
}
