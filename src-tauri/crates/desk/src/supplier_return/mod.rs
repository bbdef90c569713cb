//! 退供应商: what goes back to who sold it, until when, and what came of it.

mod write;

pub(crate) use write::{drop, make, send, settle};

use crate::door::Empty;
use crate::id::Id;
use crate::note::name_of;
use crate::purchase::{part_of, supplier_of};
use domain::stock::{
    PartId, PieceId, PlaceId, PlaceKind, SupplierId, SupplierReturnId, SupplierReturnReason,
    SupplierReturnState,
};
use domain::supplier_return as rules;
use kernel::{Day, Failure, Moment, Money, Result};
use serde::{Deserialize, Serialize};
use store::supplier_return::{MayGo, SupplierReturn, SupplierReturnLine};
use store::{Read, place, receipt, stock, supplier_return};
use ts_rs::TS;

/// A return, with the number on its paper.
#[derive(Debug, Serialize, TS)]
pub(crate) struct Returned {
    id: SupplierReturnId,
    number: String,
}

/// Which returns.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct FindReturns {
    /// Those alone that are not settled, the nearest deadline first.
    open: bool,
    /// The place of the last one of the page before, among all.
    #[serde(default)]
    #[ts(optional = nullable)]
    before: Option<i64>,
}

/// A page of returns.
#[derive(Debug, Serialize, TS)]
pub(crate) struct Returns {
    rows: Vec<ReturnRow>,
    /// From where the next page goes on, where there is one.
    next: Option<i64>,
}

/// A return with its lines.
#[derive(Debug, Serialize, TS)]
pub(crate) struct ReturnRow {
    id: SupplierReturnId,
    seen_seq: i64,
    number: String,
    supplier: SupplierId,
    supplier_name: String,
    reason: SupplierReturnReason,
    state: SupplierReturnState,
    deadline: Option<Day>,
    late: bool,
    carrier: String,
    waybill: String,
    /// In fen: what the supplier gave for it.
    #[ts(type = "number | null")]
    credit: Option<Money>,
    why: String,
    at: Moment,
    by: String,
    lines: Vec<ReturnLineRow>,
}

/// A line of a return.
#[derive(Debug, Serialize, TS)]
pub(crate) struct ReturnLineRow {
    part: PartId,
    number: String,
    name: String,
    unit: String,
    quantity: i64,
    serial: Option<String>,
    place_kind: PlaceKind,
    bin: Option<String>,
}

/// Something that may go back.
#[derive(Debug, Serialize, TS)]
pub(crate) struct MayGoRow {
    part: PartId,
    number: String,
    name: String,
    unit: String,
    piece: Option<PieceId>,
    serial: Option<String>,
    place: PlaceId,
    place_kind: PlaceKind,
    bin: Option<String>,
    pieces: i64,
    /// Who brought it last.
    supplier: Option<SupplierId>,
    supplier_name: Option<String>,
    came_on: Option<Day>,
    /// Until when the supplier takes it back.
    deadline: Option<Day>,
    late: bool,
}

const PAGE: usize = 50;
/// The most returns that are open at once and shown.
const MOST_OPEN: i64 = 200;

/// A page of returns.
pub(crate) fn list(read: &Read<'_>, input: FindReturns) -> Result<Returns> {
    if input.open {
        let found = supplier_return::open(read, MOST_OPEN)?;
        let rows = found.into_iter().map(|one| row(read, one)).collect::<Result<_>>()?;
        return Ok(Returns { rows, next: None });
    }
    let mut found = supplier_return::page(read, input.before, 51)?;
    let more = found.len() > PAGE;
    found.truncate(PAGE);
    let next = found.last().map(|(place, _)| *place).filter(|_| more);
    let rows = found.into_iter().map(|(_, one)| row(read, one)).collect::<Result<_>>()?;
    Ok(Returns { rows, next })
}

/// A return.
pub(crate) fn card(read: &Read<'_>, input: Id) -> Result<ReturnRow> {
    row(read, known(read, SupplierReturnId(input.id))?)
}

/// A return that is kept.
pub(crate) fn known(read: &Read<'_>, id: SupplierReturnId) -> Result<SupplierReturn> {
    supplier_return::by_id(read, id)?.ok_or_else(|| Failure::not_found("supplier_return.not_found"))
}

fn row(read: &Read<'_>, one: SupplierReturn) -> Result<ReturnRow> {
    let lines = supplier_return::lines(read, one.id)?;
    Ok(ReturnRow {
        seen_seq: supplier_return::seen(read, one.id)?,
        supplier_name: supplier_of(read, one.supplier)?.name,
        late: rules::is_late(one.state, one.deadline, read.today()?),
        by: name_of(read, one.by)?,
        lines: lines.into_iter().map(|line| line_row(read, &line)).collect::<Result<_>>()?,
        id: one.id,
        number: one.number,
        supplier: one.supplier,
        reason: one.reason,
        state: one.state,
        deadline: one.deadline,
        carrier: one.carrier,
        waybill: one.waybill,
        credit: one.credit,
        why: one.why,
        at: one.at,
    })
}

fn line_row(read: &Read<'_>, line: &SupplierReturnLine) -> Result<ReturnLineRow> {
    let part = part_of(read, line.part)?;
    let place = place::known(read, line.source)?;
    let serial = line.piece.map(|id| serial_of(read, id)).transpose()?;
    Ok(ReturnLineRow {
        part: part.id,
        number: part.number,
        name: part.name,
        unit: part.unit,
        quantity: line.quantity,
        serial,
        place_kind: place.kind,
        bin: place.bin,
    })
}

fn serial_of(read: &Read<'_>, id: PieceId) -> Result<String> {
    let piece = stock::piece_by_id(read, id)?;
    Ok(piece.ok_or_else(|| Failure::internal("store.broken_reference", "piece"))?.serial)
}

/// What lies where faulty and old parts lie, with who brought it and until when it may go back.
pub(crate) fn may_go(read: &Read<'_>, _: Empty) -> Result<Vec<MayGoRow>> {
    let mut rows = Vec::new();
    for lies in supplier_return::may_go(read)? {
        if part_of(read, lies.part)?.serialised {
            for kept in stock::pieces_at(read, lies.part, lies.place)? {
                rows.push(may_go_row(read, &lies, Some((kept.piece, kept.serial)))?);
            }
        } else {
            rows.push(may_go_row(read, &lies, None)?);
        }
    }
    rows.sort_by(|one, other| {
        let key = |row: &MayGoRow| (row.deadline.is_none(), row.deadline);
        key(one).cmp(&key(other)).then_with(|| one.number.cmp(&other.number))
    });
    Ok(rows)
}

fn may_go_row(read: &Read<'_>, lies: &MayGo, piece: Option<(PieceId, String)>) -> Result<MayGoRow> {
    let part = part_of(read, lies.part)?;
    let came = match &piece {
        Some((id, _)) => receipt::last_of_piece(read, *id)?,
        None => receipt::last_of_part(read, part.id)?,
    };
    let deadline = came.as_ref().and_then(|came| rules::deadline(Some(came.day), came.return_days));
    let today = read.today()?;
    let (id, serial) = piece.unzip();
    Ok(MayGoRow {
        part: part.id,
        number: part.number,
        name: part.name,
        unit: part.unit,
        pieces: if id.is_some() { 1 } else { lies.pieces },
        piece: id,
        serial,
        place: lies.place,
        place_kind: lies.kind,
        bin: lies.bin.clone(),
        supplier: came.as_ref().map(|came| came.supplier),
        came_on: came.as_ref().map(|came| came.day),
        supplier_name: came.map(|came| came.supplier_name),
        late: deadline.is_some_and(|day| day < today),
        deadline,
    })
}
