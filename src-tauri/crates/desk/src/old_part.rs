//! 旧件: what came out of a machine, until somebody decided what becomes of it.

use crate::id::Id;
use crate::note::name_of;
use crate::repair::known;
use crate::repair_part::part_of;
use domain::faults::Faults;
use domain::hand_over::OldParts;
use domain::old_part as rules;
use domain::repair::RepairId;
use domain::repair_part::due;
use domain::stock::{
    MovementKind, OldPartId, OldPartOwner, OldPartState, OldPartVerdict, PieceId, PlaceId, PlaceKind,
    RepairPartId,
};
use domain::text;
use kernel::{Code, Day, Failure, Money, Result};
use serde::{Deserialize, Serialize};
use store::old_part::OldPart;
use store::repair_part::RepairPart;
use store::stock::Moving;
use store::{Change, Read, old_part, place, stock};
use ts_rs::TS;

/// An old part as lists show it.
#[derive(Debug, Serialize, TS)]
pub(crate) struct OldPartRow {
    id: OldPartId,
    repair: RepairId,
    /// Of the order.
    number: String,
    part_number: String,
    part_name: String,
    quantity: i64,
    serial: String,
    owner: OldPartOwner,
    state: OldPartState,
    due_on: Option<Day>,
    late: bool,
    verdict: Option<OldPartVerdict>,
    why: String,
    /// Who has to bring it.
    technician: String,
}

/// Which old parts.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub(crate) enum OldPartView {
    /// Awaited or to be inspected, due first on top.
    Open,
    /// The newest that are dealt with.
    Done,
}

/// A view of old parts.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct ListOldParts {
    view: OldPartView,
}

/// Old parts, those that are due first on top.
pub(crate) fn list(read: &Read<'_>, input: ListOldParts) -> Result<Vec<OldPartRow>> {
    let rows = match input.view {
        OldPartView::Open => old_part::open(read)?,
        OldPartView::Done => old_part::done(read)?,
    };
    rows.into_iter().map(|old| row(read, old)).collect()
}

/// The old parts of an order.
pub(crate) fn of_repair(read: &Read<'_>, repair: RepairId) -> Result<Vec<OldPartRow>> {
    old_part::of_repair(read, repair)?.into_iter().map(|old| row(read, old)).collect()
}

fn row(read: &Read<'_>, old: OldPart) -> Result<OldPartRow> {
    let part = part_of(read, old.part)?;
    Ok(OldPartRow {
        id: old.id,
        repair: old.repair,
        number: known(read, old.repair)?.number,
        part_number: part.number,
        part_name: part.name,
        quantity: old.quantity,
        late: rules::is_late(old.state, old.due_on, read.today()?),
        serial: old.serial,
        owner: old.owner,
        state: old.state,
        due_on: old.due_on,
        verdict: old.verdict,
        why: old.why,
        technician: name_of(read, old.technician)?,
    })
}

/// Awaits what came out of a machine: the company's within its term, the customer's until they say what becomes of it.
pub(crate) fn expect(change: &mut Change<'_>, line: &RepairPart, owner: OldPartOwner) -> Result<()> {
    let due_on = match owner {
        OldPartOwner::Company => Some(due(change.today()?)),
        OldPartOwner::Customer => None,
    };
    let before = old_part::of_line(change, line.id)?;
    let old = OldPart {
        id: before.as_ref().map_or_else(|| change.new_id(), |before| before.id),
        line: line.id,
        repair: line.repair,
        part: line.part,
        quantity: line.quantity,
        serial: line.old_serial.clone(),
        owner,
        state: OldPartState::Expected,
        due_on,
        verdict: None,
        place: None,
        why: String::new(),
        technician: line.by,
    };
    match before {
        Some(before) => old_part::write(change, &before, &old),
        None => old_part::add(change, &old),
    }
}

/// Nothing came out after all: the use was a mistake.
///
/// # Errors
/// `old_part.gone_on` where the old part was brought back already.
pub(crate) fn forget(change: &mut Change<'_>, line: RepairPartId, why: &str) -> Result<()> {
    let Some(before) = old_part::of_line(change, line)? else { return Ok(()) };
    must_be(&before, OldPartState::Expected)?;
    let dropped =
        OldPart { state: OldPartState::Dropped, due_on: None, why: why.to_owned(), ..before.clone() };
    old_part::write(change, &before, &dropped)
}

/// Whether the customer has to say what becomes of their old parts; nothing where the order has no old parts of record.
pub(crate) fn asks(read: &Read<'_>, repair: RepairId) -> Result<Option<bool>> {
    let old = old_part::of_repair(read, repair)?;
    let stands = || old.iter().filter(|old| old.state != OldPartState::Dropped);
    let asked = stands().any(|old| rules::chosen(OldParts::Kept, old.owner, old.state).is_some());
    Ok((stands().count() > 0).then_some(asked))
}

/// What the customer signed for at the hand-over becomes of their old parts.
pub(crate) fn chosen(change: &mut Change<'_>, repair: RepairId, choice: OldParts) -> Result<()> {
    for before in old_part::of_repair(change, repair)? {
        let Some((owner, state)) = rules::chosen(choice, before.owner, before.state) else { continue };
        let due_on = match state {
            OldPartState::Expected => Some(due(change.today()?)),
            OldPartState::Back
            | OldPartState::WithCustomer
            | OldPartState::Settled
            | OldPartState::Lost
            | OldPartState::Dropped => None,
        };
        let mut place = before.place;
        if let (OldPartState::WithCustomer, Some(from)) = (state, before.place) {
            let customer = place::main(change, PlaceKind::Customer)?;
            moved(change, &before, (MovementKind::OldOut, from, customer))?;
            place = Some(customer);
        }
        old_part::write(change, &before, &OldPart { owner, state, due_on, place, ..before.clone() })?;
    }
    Ok(())
}

/// An old part, with words where they are asked.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct BackOldPart {
    id: OldPartId,
    /// The serial number that it bears, where another one or none was written down.
    #[ts(optional = nullable)]
    serial: Option<String>,
}

/// A technician brought it: it lies with the bad and old ones and is worth nothing until it is inspected.
pub(crate) fn back(change: &mut Change<'_>, input: BackOldPart) -> Result<Id> {
    let mut before = one(change, input.id)?;
    let mut faults = Faults::new();
    let typed = input.serial.as_deref().unwrap_or("");
    let serial = faults.take("serial", domain::repair_part::optional_code(typed)).map(str::to_owned);
    faults.refuse("old_part.invalid")?;
    must_be(&before, OldPartState::Expected)?;
    let kept = before.clone();
    if let Some(serial) = serial.filter(|serial| !serial.is_empty()) {
        before.serial = serial;
    }
    let is_serialised = part_of(change, before.part)?.serialised;
    if is_serialised && before.serial.is_empty() {
        before.serial = own_number(change, &before)?;
    }
    let target = place::main(change, PlaceKind::Bad)?;
    let (piece, source) = coming_from(change, &before, is_serialised)?;
    let (doc, line, why) = (Some(before.id.0), Some(before.line), String::new());
    stock::post(
        change,
        &Moving {
            kind: MovementKind::OldIn,
            part: before.part,
            piece,
            source,
            target,
            quantity: before.quantity,
            value: Some(Money::ZERO),
            doc,
            line,
            why,
        },
    )?;
    let back = OldPart { state: OldPartState::Back, place: Some(target), ..before };
    old_part::write(change, &kept, &back)?;
    Ok(Id::of(back.id))
}

/// A number of the shop's own for an old piece whose number nobody can read: the order's with its place among its old parts.
fn own_number(read: &Read<'_>, old: &OldPart) -> Result<String> {
    let all = old_part::of_repair(read, old.repair)?;
    let place = all.iter().position(|one| one.id == old.id).unwrap_or(all.len());
    Ok(format!("{}-{}", known(read, old.repair)?.number, place + 1))
}

/// The piece of an old part, and from where it comes: a piece of ours out of the machine, any other from the customer.
fn coming_from(
    change: &mut Change<'_>,
    old: &OldPart,
    is_serialised: bool,
) -> Result<(Option<PieceId>, PlaceId)> {
    let customer = place::main(change, PlaceKind::Customer)?;
    if !is_serialised {
        return Ok((None, customer));
    }
    let piece = stock::known_or_new_piece(change, old.part, &old.serial)?;
    let at = stock::place_of(change, piece.id)?.unwrap_or(customer);
    let mut faults = Faults::new();
    if at != customer && at != place::main(change, PlaceKind::Installed)? {
        // A piece that lies in the shop came out of no machine.
        faults.add("serial", "field.serial_in_stock");
    }
    faults.refuse("old_part.invalid")?;
    Ok((Some(piece.id), at))
}

/// What an inspection found.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct InspectOldPart {
    id: OldPartId,
    verdict: OldPartVerdict,
    why: String,
}

/// Says what an old part that is back is good for; it goes where that leads.
pub(crate) fn inspect(change: &mut Change<'_>, input: InspectOldPart) -> Result<Id> {
    let before = one(change, input.id)?;
    let why = said(&input.why, false)?;
    must_be(&before, OldPartState::Back)?;
    let from = before.place.ok_or_else(|| Failure::internal("store.broken_reference", "place"))?;
    let mut place = from;
    if let Some((kind, to)) = rules::goes_to(input.verdict) {
        place = place::main(change, to)?;
        moved(change, &before, (kind, from, place))?;
    }
    let settled = OldPart {
        state: OldPartState::Settled,
        verdict: Some(input.verdict),
        place: Some(place),
        due_on: None,
        why,
        ..before.clone()
    };
    old_part::write(change, &before, &settled)?;
    Ok(Id::of(before.id))
}

/// An old part that does not come back, or comes later, and why.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct LoseOldPart {
    id: OldPartId,
    why: String,
}

/// An old part that will not come back: who answers for it says why (`domain.md` 6: a reasoned, approved sheet).
pub(crate) fn lose(change: &mut Change<'_>, input: LoseOldPart) -> Result<Id> {
    let before = one(change, input.id)?;
    let why = said(&input.why, true)?;
    must_be(&before, OldPartState::Expected)?;
    let lost = OldPart { state: OldPartState::Lost, due_on: None, why, ..before.clone() };
    old_part::write(change, &before, &lost)?;
    Ok(Id::of(before.id))
}

fn said(why: &str, is_asked: bool) -> Result<String> {
    let mut faults = Faults::new();
    let rule = if is_asked { text::words(why) } else { text::optional_words(why) };
    let why = faults.take("why", rule).map(|why| why.trim().to_owned());
    faults.refuse("old_part.invalid")?;
    why.ok_or_else(|| Failure::internal("old_part.invalid", "a value without a fault is missing"))
}

fn one(read: &Read<'_>, id: OldPartId) -> Result<OldPart> {
    old_part::by_id(read, id)?.ok_or_else(|| Failure::not_found("old_part.not_found"))
}

fn must_be(old: &OldPart, state: OldPartState) -> Result<()> {
    if old.state == state {
        return Ok(());
    }
    Err(Failure::new(Code::Conflict, "old_part.gone_on").with("old_part_state", old.state.text()))
}

/// Moves an old part that is in the shop.
fn moved(
    change: &mut Change<'_>,
    old: &OldPart,
    (kind, source, target): (MovementKind, PlaceId, PlaceId),
) -> Result<()> {
    let piece = match part_of(change, old.part)?.serialised {
        true => stock::piece(change, old.part, &old.serial)?.map(|piece| piece.id),
        false => None,
    };
    let (part, quantity, doc) = (old.part, old.quantity, Some(old.id.0));
    let (line, why) = (Some(old.line), String::new());
    stock::post(
        change,
        &Moving { kind, part, piece, source, target, quantity, value: None, doc, line, why },
    )?;
    Ok(())
}
