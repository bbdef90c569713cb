//! 入库: what suppliers bring.

mod make;

pub(crate) use make::make;

use crate::id::Id;
use crate::note::name_of;
use crate::purchase::{known as known_purchase, part_of, supplier_of, wanted};
use crate::repair::known as known_repair;
use crate::repair_part::wait_for_parts;
use domain::faults::Faults;
use domain::note;
use domain::purchase as rules;
use domain::receipt::price_difference;
use domain::stock::{PartId, PieceId, PlaceId, PlaceKind, PurchaseId, ReceiptId, SupplierId};
use kernel::{Day, Failure, Moment, Money, Result};
use serde::{Deserialize, Serialize};
use store::purchase::Purchase;
use store::receipt::{Receipt, ReceiptLine};
use store::{Change, Read, part, place, purchase, receipt, reorder, repair_part, stock, supplier};
use ts_rs::TS;

/// A receipt, with the number on its paper.
#[derive(Debug, Serialize, TS)]
pub(crate) struct Received {
    pub(crate) id: ReceiptId,
    pub(crate) number: String,
}

/// Which receipts.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct FindReceipts {
    /// The place of the last one of the page before.
    #[serde(default)]
    #[ts(optional = nullable)]
    before: Option<i64>,
}

/// A page of receipts.
#[derive(Debug, Serialize, TS)]
pub(crate) struct Receipts {
    rows: Vec<ReceiptRow>,
    /// From where the next page goes on, where there is one.
    next: Option<i64>,
}

/// A receipt in a list.
#[derive(Debug, Serialize, TS)]
pub(crate) struct ReceiptRow {
    id: ReceiptId,
    number: String,
    supplier_name: String,
    purchase: Option<PurchaseId>,
    purchase_number: Option<String>,
    note: String,
    day: Day,
    reversed: bool,
    pieces: i64,
    /// In fen.
    #[ts(type = "number")]
    amount: Money,
    at: Moment,
    by: String,
}

/// A receipt with its lines.
#[derive(Debug, Serialize, TS)]
pub(crate) struct ReceiptCard {
    head: ReceiptRow,
    why: String,
    lines: Vec<ReceiptCardLine>,
}

/// A line of a receipt.
#[derive(Debug, Serialize, TS)]
pub(crate) struct ReceiptCardLine {
    part: PartId,
    number: String,
    name: String,
    unit: String,
    quantity: i64,
    /// In fen, for one.
    #[ts(type = "number")]
    price: Money,
    /// In fen, for one: above zero where it was dearer than agreed; nothing where it was as agreed or nothing was.
    #[ts(type = "number | null")]
    dearer: Option<Money>,
    place: PlaceId,
    place_kind: PlaceKind,
    bin: Option<String>,
    /// Those with serial numbers of their own.
    pieces: Vec<PieceCame>,
}

/// A piece with a serial number that came with a receipt.
#[derive(Debug, Serialize, TS)]
pub(crate) struct PieceCame {
    piece: PieceId,
    serial: String,
}

/// A receipt that is taken back.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct ReverseReceipt {
    id: ReceiptId,
    why: String,
}

/// What was scanned or typed.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct LookUpPart {
    code: String,
    supplier: Option<SupplierId>,
}

/// A part that comes in.
#[derive(Debug, Serialize, TS)]
pub(crate) struct PartComing {
    part: PartId,
    number: String,
    name: String,
    spec: String,
    unit: String,
    serialised: bool,
    /// In fen, for one: what the supplier asks, or what it cost last; nothing where nobody knows.
    #[ts(type = "number | null")]
    price: Option<Money>,
}

const PAGE: usize = 50;

/// A page of receipts, the newest first.
pub(crate) fn list(read: &Read<'_>, input: FindReceipts) -> Result<Receipts> {
    let mut found = receipt::page(read, input.before, 51)?;
    let more = found.len() > PAGE;
    found.truncate(PAGE);
    let next = found.last().map(|(place, _)| *place).filter(|_| more);
    let rows = found.into_iter().map(|(_, one)| row(read, one)).collect::<Result<_>>()?;
    Ok(Receipts { rows, next })
}

fn row(read: &Read<'_>, one: Receipt) -> Result<ReceiptRow> {
    let (pieces, amount) = receipt::totals(read, one.id)?;
    Ok(ReceiptRow {
        supplier_name: supplier_of(read, one.supplier)?.name,
        purchase_number: one
            .purchase
            .map(|id| known_purchase(read, id))
            .transpose()?
            .map(|order| order.number),
        by: name_of(read, one.by)?,
        pieces,
        amount,
        id: one.id,
        number: one.number,
        purchase: one.purchase,
        note: one.note,
        day: one.day,
        reversed: one.reversed,
        at: one.at,
    })
}

fn known(read: &Read<'_>, id: ReceiptId) -> Result<Receipt> {
    receipt::by_id(read, id)?.ok_or_else(|| Failure::not_found("receipt.not_found"))
}

/// A receipt with its lines.
pub(crate) fn card(read: &Read<'_>, input: Id) -> Result<ReceiptCard> {
    let one = known(read, ReceiptId(input.id))?;
    let agreed = one.purchase.map(|id| purchase::lines(read, id)).transpose()?.unwrap_or_default();
    let line = |line: ReceiptLine| {
        let part = part_of(read, line.part)?;
        let place = place::known(read, line.place)?;
        let ordered = agreed.iter().find(|agreed| Some(agreed.id) == line.purchase_line);
        let pieces = if part.serialised { receipt::pieces(read, line.receipt, part.id)? } else { Vec::new() };
        let pieces = pieces.into_iter().map(|(piece, serial)| PieceCame { piece, serial }).collect();
        Ok(ReceiptCardLine {
            part: part.id,
            number: part.number,
            name: part.name,
            unit: part.unit,
            quantity: line.quantity,
            price: line.price,
            dearer: price_difference(ordered.map(|line| line.price), line.price),
            place: place.id,
            place_kind: place.kind,
            bin: place.bin,
            pieces,
        })
    };
    let lines = receipt::lines(read, one.id)?.into_iter().map(line).collect::<Result<_>>()?;
    Ok(ReceiptCard { why: one.why.clone(), head: row(read, one)?, lines })
}

/// The part of a code, with what a piece of it should cost.
pub(crate) fn look_up(read: &Read<'_>, input: LookUpPart) -> Result<Option<PartComing>> {
    if let Some(id) = input.supplier
        && supplier::by_id(read, id)?.is_none()
    {
        return Err(Failure::invalid("receipt.invalid").field("supplier", "field.unknown"));
    }
    let Some(part) = part::by_code(read, input.code.trim())?.filter(|part| part.active) else {
        return Ok(None);
    };
    let offers = reorder::offers(read, part.id)?;
    let theirs = offers.into_iter().find(|offer| Some(offer.supplier) == input.supplier);
    let price = match theirs {
        Some(offer) => Some(offer.price),
        None => receipt::last_of_part(read, part.id)?.map(|came| came.price),
    };
    Ok(Some(PartComing {
        part: part.id,
        number: part.number,
        name: part.name,
        spec: part.spec,
        unit: part.unit,
        serialised: part.serialised,
        price,
    }))
}

/// Takes a receipt back: every piece of it, or none where some went on. What was only put aside for orders is let go first,
/// the latest promise first; those orders wait again.
pub(crate) fn reverse(change: &mut Change<'_>, input: ReverseReceipt) -> Result<Received> {
    let before = known(change, input.id)?;
    let mut faults = Faults::new();
    let why = faults.take("why", note::text(&input.why)).map(str::to_owned);
    faults.refuse("receipt.invalid")?;
    let why =
        why.ok_or_else(|| Failure::internal("receipt.invalid", "a value without a fault is missing"))?;
    if before.reversed {
        return Err(Failure::refused("receipt.reversed_already").with("number", &before.number));
    }
    for line in receipt::lines(change, before.id)? {
        for repair in repair_part::make_free(change, line.part, line.place, line.quantity)? {
            wait_for_parts(change, &known_repair(change, repair)?)?;
        }
    }
    for movement in receipt::movements(change, before.id)? {
        stock::reverse(change, movement, &why)?;
    }
    let after = Receipt { reversed: true, why, ..before.clone() };
    receipt::write(change, &before, &after)?;
    if let Some(id) = before.purchase {
        reckon_state(change, &known_purchase(change, id)?)?;
    }
    Ok(Received { id: after.id, number: after.number })
}

/// Writes how far an order is after something came or was taken back.
fn reckon_state(change: &mut Change<'_>, before: &Purchase) -> Result<()> {
    let far: Vec<_> = wanted(change, before.id)?.into_iter().map(|(_, far)| far).collect();
    let state = rules::after_receipt(before.state, &far);
    purchase::write(change, before, &Purchase { state, ..before.clone() })
}
