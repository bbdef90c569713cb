//! 领用: one scan takes a part onto the order.

use super::plan::missing;
use super::secure::come_back;
use super::{LineDone, after, done, line, must_be_time, part_of, parted, touched};
use domain::faults::{Fault, Faults};
use domain::person::PersonId;
use domain::repair::RepairId;
use domain::repair_part::{self as rules, Deed};
use domain::stock::{self, LineState, MovementKind, PieceId, PlaceId, PlaceKind, RepairPartId};
use kernel::{Failure, Result};
use serde::Deserialize;
use store::part::Part;
use store::repair_part::RepairPart;
use store::stock::Moving;
use store::{Change, Read, part, place, repair_part};
use ts_rs::TS;

/// A part that somebody takes onto an order.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct TakePart {
    repair: RepairId,
    /// Its number, one of its barcodes or, of a part that has them, its serial number.
    code: String,
    /// The serial number, where the code is another one.
    #[ts(optional = nullable)]
    serial: Option<String>,
    /// All that the line asks for, or one, where nothing is said.
    #[ts(optional = nullable)]
    quantity: Option<i64>,
    /// For which line; the first that asks for the part where nothing is said.
    #[ts(optional = nullable)]
    line: Option<RepairPartId>,
}

/// What a scan names: a part and, where it has numbers of its own, the piece.
pub(crate) struct Scanned {
    pub(crate) part: Part,
    pub(crate) piece: Option<PieceId>,
}

/// Finds what a code and a serial number name: the code first as a part's number or barcode, then as a serial number.
///
/// # Errors
/// Of the field `code`: `field.unknown_part`, `field.serial_of_several`; of `serial`: `field.scan_serial`,
/// `field.unknown_serial`.
pub(crate) fn scanned(
    read: &Read<'_>,
    code: &str,
    serial: &str,
) -> Result<Result<Scanned, (&'static str, Fault)>> {
    let Some(part) = part::by_code(read, code)? else {
        return Ok(match repair_part::pieces_called(read, code)?.as_slice() {
            [] => Err(("code", Fault::new("field.unknown_part"))),
            [(piece, part)] => Ok(Scanned { part: part_of(read, *part)?, piece: Some(*piece) }),
            [_, ..] => Err(("code", Fault::new("field.serial_of_several"))),
        });
    };
    if !part.serialised {
        return Ok(Ok(Scanned { part, piece: None }));
    }
    if serial.is_empty() {
        return Ok(Err(("serial", Fault::new("field.scan_serial"))));
    }
    Ok(match store::stock::piece(read, part.id, serial)? {
        Some(piece) => Ok(Scanned { part, piece: Some(piece.id) }),
        None => Err(("serial", Fault::new("field.unknown_serial"))),
    })
}

/// Takes a part: what is reserved for the order first, then what is planned, else as a line of its own. The pieces are with
/// whoever scans them from then on.
pub(crate) fn take(change: &mut Change<'_>, input: TakePart) -> Result<LineDone> {
    let mut faults = Faults::new();
    let code = faults.take("code", stock::code(&input.code)).map(str::to_owned);
    let serial = faults.take("serial", rules::optional_code(input.serial.as_deref().unwrap_or("")));
    if let Some(quantity) = input.quantity {
        faults.take("quantity", stock::quantity(quantity, rules::MOST));
    }
    faults.refuse("repair_part.invalid")?;
    let (Some(code), Some(serial)) = (code, serial) else { return Err(missing()) };
    let Scanned { part, piece } = told(scanned(change, &code, serial)?)?;
    let repair = must_be_time(change, input.repair, rules::may_take)?;
    let asked = asked(change, repair.id, &part, input.line)?;
    let mut faults = Faults::new();
    let wanted = match &asked {
        Some(line) => faults.take("quantity", rules::of_line(input.quantity, line.quantity)),
        None => Some(input.quantity.unwrap_or(1)),
    };
    if piece.is_some() && input.quantity.is_some_and(|quantity| quantity != 1) {
        faults.add("quantity", "field.one_piece");
    }
    faults.refuse("repair_part.invalid")?;
    let wanted = wanted.ok_or_else(missing)?;
    let asked = match asked {
        Some(line) => Some(parted(change, &line, wanted)?),
        None => None,
    };
    let id = issue(change, (repair.id, asked), &part, piece, wanted)?;
    come_back(change, repair.id)?;
    done(change, id)
}

fn told(found: Result<Scanned, (&'static str, Fault)>) -> Result<Scanned> {
    found.map_err(|(field, fault)| {
        let mut faults = Faults::new();
        faults.take::<()>(field, Err(fault));
        match faults.refuse("repair_part.invalid") {
            Err(failure) => failure,
            Ok(()) => missing(),
        }
    })
}

/// The line that a scan is for: the one named, or the first of the order that asks for the part, reserved ones first.
fn asked(
    read: &Read<'_>,
    repair: RepairId,
    part: &Part,
    named: Option<RepairPartId>,
) -> Result<Option<RepairPart>> {
    if let Some(id) = named {
        let line = line(read, id)?;
        let mut faults = Faults::new();
        if line.part != part.id || line.repair != repair {
            faults.add("code", "field.other_part");
        }
        faults.refuse("repair_part.invalid")?;
        after(&line, Deed::Take)?;
        return Ok(Some(line));
    }
    let mut lines: Vec<RepairPart> = repair_part::of_repair(read, repair)?
        .into_iter()
        .filter(|line| line.part == part.id && rules::after(line.state, Deed::Take).is_some())
        .collect();
    lines.sort_by_key(|line| line.state != LineState::Reserved);
    Ok(lines.into_iter().next())
}

/// Writes that pieces are with whoever takes them, and moves them there from where they lie. What they hold already, and for
/// no order, does not move.
fn issue(
    change: &mut Change<'_>,
    (repair, asked): (RepairId, Option<RepairPart>),
    part: &Part,
    piece: Option<PieceId>,
    quantity: i64,
) -> Result<RepairPartId> {
    let own = place::of_person(change, PersonId(change.person()))?;
    let source = source(change, (part, piece), asked.as_ref(), (own, quantity))?;
    if let (Some(piece), true) = (piece, source == own)
        && let Some(held) = repair_part::holding(change, piece)?
    {
        let number = crate::repair::known(change, held.repair)?.number;
        return Err(Failure::refused("repair_part.piece_taken").with("number", number));
    }
    let (state, place) = (LineState::Issued, Some(own));
    let by = PersonId(change.person());
    let id = match asked {
        Some(before) => {
            let taken = RepairPart { state, place, piece, waits_from: None, ..before.clone() };
            repair_part::write(change, &before, &touched(change, taken))?;
            before.id
        }
        None => {
            let line = RepairPart {
                id: change.new_id(),
                repair,
                quote_line: None,
                part: part.id,
                quantity,
                state,
                place,
                piece,
                waits_from: None,
                old_serial: String::new(),
                why: String::new(),
                by,
                at: change.now(),
            };
            repair_part::add(change, &line)?;
            line.id
        }
    };
    if source != own {
        let kind = MovementKind::Issue;
        let (line, why) = (Some(id), String::new());
        store::stock::post(
            change,
            &Moving {
                kind,
                part: part.id,
                piece,
                source,
                target: own,
                quantity,
                value: None,
                doc: None,
                line,
                why,
            },
        )?;
    }
    Ok(id)
}

/// Where the pieces come from: a piece from where it is; else what is reserved, what whoever takes them holds for no order,
/// or the first good shelf that has enough. Where none has, the movement says how many there are.
fn source(
    change: &mut Change<'_>,
    (part, piece): (&Part, Option<PieceId>),
    asked: Option<&RepairPart>,
    (own, quantity): (PlaceId, i64),
) -> Result<PlaceId> {
    if let Some(piece) = piece
        && let Some(at) = store::stock::place_of(change, piece)?
    {
        return Ok(at);
    }
    if let Some(place) = asked.and_then(|line| line.place) {
        return Ok(place);
    }
    let held = store::stock::at(change, part.id, own)?.map_or(0, |lying| lying.on_hand);
    if held - repair_part::bound_at(change, part.id, own)? >= quantity {
        return Ok(own);
    }
    let free = repair_part::free(change, part.id)?;
    let enough = free.iter().find(|(_, there)| *there >= quantity).or(free.first());
    match enough {
        Some((place, _)) => Ok(*place),
        None => place::main(change, PlaceKind::Good),
    }
}
