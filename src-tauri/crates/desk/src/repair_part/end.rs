//! What became of a part that was taken: in the machine, back on the shelf, dead on arrival, broken.

use super::plan::missing;
use super::secure::arrived;
use super::{LineDone, after, done, line, must_be_time, part_of, parted, touched};
use crate::old_part;
use domain::faults::Faults;
use domain::quote::Cover;
use domain::repair_part::{self as rules, Deed};
use domain::stock::{MovementKind, PlaceId, PlaceKind, RepairPartId};
use domain::text;
use kernel::{Failure, Result};
use serde::Deserialize;
use store::repair_part::RepairPart;
use store::stock::Moving;
use store::{Change, place, quote, repair_part};
use ts_rs::TS;

/// Pieces that go into the machine.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct UsePart {
    id: RepairPartId,
    /// All of the line where nothing is said.
    #[ts(optional = nullable)]
    quantity: Option<i64>,
    /// The serial number of what came out.
    old_serial: String,
    /// Whether nothing came out.
    no_old: bool,
    /// Why there is no number, or why nothing came out.
    why: String,
}

/// The part is in the machine; what came out of it is awaited from whoever took the part.
pub(crate) fn used(change: &mut Change<'_>, input: UsePart) -> Result<LineDone> {
    let before = line(change, input.id)?;
    let part = part_of(change, before.part)?;
    let mut faults = Faults::new();
    let quantity = faults.take("quantity", rules::of_line(input.quantity, before.quantity));
    let old_serial = faults.take("old_serial", rules::optional_code(&input.old_serial)).map(str::to_owned);
    let why = faults.take("why", text::optional_words(&input.why)).map(|why| why.trim().to_owned());
    if let (Some(old_serial), Some(why)) = (&old_serial, &why) {
        faults.take("old_serial", rules::old_serial(part.serialised, !input.no_old, old_serial, why));
        if input.no_old && part.returns_old && why.is_empty() {
            faults.add("why", "field.empty");
        }
    }
    faults.refuse("repair_part.invalid")?;
    let (Some(quantity), Some(old_serial), Some(why)) = (quantity, old_serial, why) else {
        return Err(missing());
    };
    let state = after(&before, Deed::Use)?;
    let repair = must_be_time(change, before.repair, rules::may_use)?;
    let before = parted(change, &before, quantity)?;
    let place = place::main(change, PlaceKind::Installed)?;
    moved(change, &before, MovementKind::Use, place, &why)?;
    let used = RepairPart { state, place: Some(place), old_serial, why, ..before.clone() };
    repair_part::write(change, &before, &touched(change, used.clone()))?;
    if !input.no_old {
        let payer = match before.quote_line {
            Some(id) => quote::line(change, id)?.map(|line| line.payer),
            None => None,
        };
        let owner = rules::owner(part.returns_old, payer, repair.cover == Some(Cover::InWarranty));
        old_part::expect(change, &used, owner)?;
    }
    done(change, before.id)
}

/// Pieces that do not go into the machine.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct EndPart {
    id: RepairPartId,
    /// All of the line where nothing is said.
    #[ts(optional = nullable)]
    quantity: Option<i64>,
    why: String,
}

/// Good pieces go back to their shelf, where whoever waits for them gets them.
pub(crate) fn back(change: &mut Change<'_>, input: EndPart) -> Result<LineDone> {
    let part = line(change, input.id)?.part;
    let bin = part_of(change, part)?.bin;
    let shelf = match bin {
        Some(bin) => bin,
        None => place::main(change, PlaceKind::Good)?,
    };
    let id = end(change, input, (Deed::Back, MovementKind::ReturnGood, shelf), false)?;
    arrived(change, part)?;
    done(change, id)
}

/// Dead on arrival: it goes to where claims against suppliers wait.
pub(crate) fn doa(change: &mut Change<'_>, input: EndPart) -> Result<LineDone> {
    let shelf = place::main(change, PlaceKind::Doa)?;
    let id = end(change, input, (Deed::Doa, MovementKind::Doa, shelf), true)?;
    done(change, id)
}

/// Broken while it was worked with.
pub(crate) fn broken(change: &mut Change<'_>, input: EndPart) -> Result<LineDone> {
    let shelf = place::main(change, PlaceKind::Bad)?;
    let id = end(change, input, (Deed::Broken, MovementKind::Broken, shelf), true)?;
    done(change, id)
}

fn end(
    change: &mut Change<'_>,
    input: EndPart,
    (deed, kind, place): (Deed, MovementKind, PlaceId),
    asks_why: bool,
) -> Result<RepairPartId> {
    let before = line(change, input.id)?;
    let mut faults = Faults::new();
    let quantity = faults.take("quantity", rules::of_line(input.quantity, before.quantity));
    let said = if asks_why { text::words(&input.why) } else { text::optional_words(&input.why) };
    let why = faults.take("why", said).map(|why| why.trim().to_owned());
    faults.refuse("repair_part.invalid")?;
    let (Some(quantity), Some(why)) = (quantity, why) else { return Err(missing()) };
    let state = after(&before, deed)?;
    let before = parted(change, &before, quantity)?;
    moved(change, &before, kind, place, &why)?;
    let ended = RepairPart { state, place: Some(place), why, ..before.clone() };
    repair_part::write(change, &before, &touched(change, ended))?;
    Ok(before.id)
}

/// Moves the pieces of a line from whoever holds them.
fn moved(
    change: &mut Change<'_>,
    line: &RepairPart,
    kind: MovementKind,
    target: PlaceId,
    why: &str,
) -> Result<()> {
    let source = line.place.ok_or_else(|| Failure::internal("store.broken_reference", "place"))?;
    let moving = Moving {
        kind,
        part: line.part,
        piece: line.piece,
        source,
        target,
        quantity: line.quantity,
        value: None,
        doc: None,
        line: Some(line.id),
        why: why.to_owned(),
    };
    store::stock::post(change, &moving)?;
    Ok(())
}
