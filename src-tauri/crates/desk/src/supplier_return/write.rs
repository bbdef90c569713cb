use super::{Returned, known};
use crate::purchase::next_number;
use domain::faults::{Fault, Faults};
use domain::person::PersonId;
use domain::purchase as orders;
use domain::stock::{
    MovementKind, PartId, PieceId, PlaceId, PlaceKind, SupplierId, SupplierReturnId, SupplierReturnReason,
    SupplierReturnState,
};
use domain::supplier_return as rules;
use domain::{note, text};
use kernel::{Day, Failure, Money, Result};
use serde::Deserialize;
use store::stock::Moving;
use store::supplier_return::{SupplierReturn, SupplierReturnLine};
use store::{Change, Read, part, place, receipt, stock, supplier, supplier_return};
use ts_rs::TS;

/// What shall go back.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct MakeReturn {
    supplier: SupplierId,
    reason: SupplierReturnReason,
    /// Until when; where nobody says, so many days after it came as the supplier grants.
    deadline: Option<Day>,
    why: String,
    lines: Vec<MakeReturnLine>,
}

/// A part of it.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct MakeReturnLine {
    part: PartId,
    /// Which piece, of a part that has serial numbers.
    piece: Option<PieceId>,
    quantity: i64,
    /// From where.
    source: PlaceId,
}

/// A return that leaves.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct SendReturn {
    id: SupplierReturnId,
    seen_seq: i64,
    carrier: String,
    waybill: String,
}

/// What the supplier says to it.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct SettleReturn {
    id: SupplierReturnId,
    seen_seq: i64,
    state: SupplierReturnState,
    /// In fen: what the supplier gives for it, where they give money or take it off a bill.
    #[ts(type = "number | null")]
    credit: Option<Money>,
    why: String,
}

/// A return that does not go.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct DropReturn {
    id: SupplierReturnId,
    seen_seq: i64,
}

/// Writes down what shall go back; it stays where it lies until it is sent.
pub(crate) fn make(change: &mut Change<'_>, input: MakeReturn) -> Result<Returned> {
    let mut faults = Faults::new();
    let from = supplier::by_id(change, input.supplier)?.filter(|one| one.active);
    let from = faults.take("supplier", from.ok_or(Fault::new("field.unknown")));
    let why = faults.take("why", text::optional_words(&input.why)).map(str::to_owned);
    faults.take("lines", orders::lines(input.lines.len()));
    for (at, line) in input.lines.iter().enumerate() {
        look_at(change, &mut faults, &input, at, line)?;
    }
    faults.refuse("supplier_return.invalid")?;
    let (Some(from), Some(why)) = (from, why) else { return Err(missing()) };
    let deadline = match input.deadline {
        Some(day) => Some(day),
        None => nearest(change, &input.lines, from.return_days)?,
    };
    let day = change.today()?;
    let kept = SupplierReturn {
        id: change.new_id(),
        number: next_number(change, store::purchase::RETURNS, day)?,
        supplier: input.supplier,
        reason: input.reason,
        state: SupplierReturnState::Draft,
        deadline,
        carrier: String::new(),
        waybill: String::new(),
        credit: None,
        why,
        at: change.now(),
        by: PersonId(change.person()),
    };
    supplier_return::add(change, &kept)?;
    for line in input.lines {
        let line = SupplierReturnLine {
            id: change.new_id(),
            supplier_return: kept.id,
            part: line.part,
            piece: line.piece,
            quantity: line.quantity,
            source: line.source,
            line: None,
        };
        supplier_return::add_line(change, &line)?;
    }
    Ok(Returned { id: kept.id, number: kept.number })
}

/// The faults of a line: what goes back lies there, and may leave for the reason.
fn look_at(
    read: &Read<'_>,
    faults: &mut Faults,
    input: &MakeReturn,
    at: usize,
    line: &MakeReturnLine,
) -> Result<()> {
    let here = ("lines", at);
    let part = part::by_id(read, line.part)?;
    let part = faults.take_of(here, "part", part.ok_or(Fault::new("field.unknown")));
    let quantity = faults.take_of(here, "quantity", orders::quantity(line.quantity));
    let source = place::by_id(read, line.source)?.filter(|place| rules::may_leave(input.reason, place.kind));
    let source = faults.take_of(here, "source", source.ok_or(Fault::new("supplier_return.not_from_there")));
    let (Some(part), Some(quantity), Some(source)) = (part, quantity, source) else { return Ok(()) };
    let piece = match (part.serialised, line.piece) {
        (true, Some(piece)) if quantity == 1 => {
            let is_of_part = stock::piece_by_id(read, piece)?.is_some_and(|piece| piece.part == part.id);
            let lies_there = stock::place_of(read, piece)? == Some(source.id);
            if is_of_part && lies_there { Ok(()) } else { Err(Fault::new("supplier_return.piece_elsewhere")) }
        }
        (true, None | Some(_)) => Err(Fault::new("supplier_return.needs_piece")),
        (false, Some(_)) => Err(Fault::new("receipt.no_serials")),
        (false, None) => Ok(()),
    };
    faults.take_of(here, "piece", piece);
    let others =
        input.lines.iter().take(at).filter(|other| {
            other.part == line.part && other.source == line.source && other.piece == line.piece
        });
    let wanted = others.fold(quantity, |sum, other| sum.saturating_add(other.quantity));
    let free = stock::at(read, part.id, source.id)?.map_or(0, |there| there.on_hand - there.reserved);
    if line.piece.is_some() && wanted > 1 {
        faults.take_of::<()>(here, "piece", Err(Fault::new("field.twice")));
    } else if wanted > free {
        let free = usize::try_from(free).unwrap_or(0);
        faults.take_of::<()>(here, "quantity", Err(Fault::with("supplier_return.not_there", "there", free)));
    }
    Ok(())
}

/// The nearest of the lines' deadlines.
fn nearest(read: &Read<'_>, lines: &[MakeReturnLine], days: Option<i64>) -> Result<Option<Day>> {
    let Some(days) = days.and_then(|days| u32::try_from(days).ok()) else { return Ok(None) };
    let mut nearest: Option<Day> = None;
    for line in lines {
        let came = match line.piece {
            Some(piece) => receipt::last_of_piece(read, piece)?,
            None => receipt::last_of_part(read, line.part)?,
        };
        let until = rules::deadline(came.map(|came| came.day), Some(days));
        nearest = match (nearest, until) {
            (Some(one), Some(other)) => Some(one.min(other)),
            (one, other) => one.or(other),
        };
    }
    Ok(nearest)
}

/// Sends it: what goes back leaves the shop.
pub(crate) fn send(change: &mut Change<'_>, input: SendReturn) -> Result<Returned> {
    let before = known(change, input.id)?;
    let mut faults = Faults::new();
    let carrier = faults.take("carrier", text::optional_name(&input.carrier)).map(str::to_owned);
    let waybill = faults.take("waybill", text::optional_name(&input.waybill)).map(str::to_owned);
    faults.refuse("supplier_return.invalid")?;
    let (Some(carrier), Some(waybill)) = (carrier, waybill) else { return Err(missing()) };
    let state = becoming(&before, SupplierReturnState::Sent)?;
    supplier_return::must_have_seen(change, before.id, input.seen_seq)?;
    let target = place::main(change, PlaceKind::Supplier)?;
    for line in supplier_return::lines(change, before.id)? {
        let moving = Moving {
            kind: MovementKind::SupplierReturn,
            part: line.part,
            piece: line.piece,
            source: line.source,
            target,
            quantity: line.quantity,
            value: None,
            doc: Some(before.id.0),
            line: line.line,
            why: before.why.clone(),
        };
        stock::post(change, &moving)?;
    }
    let after = SupplierReturn { state, carrier, waybill, ..before.clone() };
    supplier_return::write(change, &before, &after)?;
    Ok(Returned { id: after.id, number: after.number })
}

/// Keeps what came of it. What the supplier refuses is back where it lay; what they replace comes with a receipt.
pub(crate) fn settle(change: &mut Change<'_>, input: SettleReturn) -> Result<Returned> {
    let before = known(change, input.id)?;
    let mut faults = Faults::new();
    let is_credit = input.state == SupplierReturnState::Credited;
    let credit = match input.credit {
        Some(credit) if is_credit => faults.take("credit", orders::price(credit)),
        None if is_credit => faults.take("credit", Err(Fault::new("field.empty"))),
        Some(_) | None => None,
    };
    let why = if input.state == SupplierReturnState::Refused {
        faults.take("why", note::text(&input.why))
    } else {
        faults.take("why", text::optional_words(&input.why))
    };
    let why = why.map(str::to_owned);
    if matches!(
        input.state,
        SupplierReturnState::Draft | SupplierReturnState::Sent | SupplierReturnState::Dropped
    ) {
        faults.add("state", "field.wrong");
    }
    faults.refuse("supplier_return.invalid")?;
    let why = why.ok_or_else(missing)?;
    let state = becoming(&before, input.state)?;
    supplier_return::must_have_seen(change, before.id, input.seen_seq)?;
    if state == SupplierReturnState::Refused {
        for movement in supplier_return::movements(change, before.id)? {
            stock::reverse(change, movement, &why)?;
        }
    }
    let why = if why.is_empty() { before.why.clone() } else { why };
    let after = SupplierReturn { state, credit, why, ..before.clone() };
    supplier_return::write(change, &before, &after)?;
    Ok(Returned { id: after.id, number: after.number })
}

/// Gives up what was not sent.
pub(crate) fn drop(change: &mut Change<'_>, input: DropReturn) -> Result<Returned> {
    let before = known(change, input.id)?;
    let state = becoming(&before, SupplierReturnState::Dropped)?;
    supplier_return::must_have_seen(change, before.id, input.seen_seq)?;
    let after = SupplierReturn { state, ..before.clone() };
    supplier_return::write(change, &before, &after)?;
    Ok(Returned { id: after.id, number: after.number })
}

fn becoming(before: &SupplierReturn, to: SupplierReturnState) -> Result<SupplierReturnState> {
    if rules::may_become(before.state, to) {
        return Ok(to);
    }
    Err(Failure::refused("supplier_return.not_so").with("number", &before.number))
}

fn missing() -> Failure {
    Failure::internal("supplier_return.invalid", "a value without a fault is missing")
}
