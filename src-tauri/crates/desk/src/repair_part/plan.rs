//! Asking for parts: planned, reserved, given up, replaced by another.

use super::secure::{arrived, come_back, secure, wait_for_parts};
use super::{ByLine, LineDone, after, done, line, must_be_time, named, touched};
use crate::repair::known;
use domain::faults::{Fault, Faults};
use domain::person::PersonId;
use domain::price::LineKind;
use domain::quote::{QuoteId, QuoteLineId};
use domain::repair::RepairId;
use domain::repair_part::{self as rules, Deed};
use domain::stock::{self, LineState, PartId, RepairPartId};
use domain::text;
use kernel::{Failure, Result};
use serde::Deserialize;
use store::part::Part;
use store::repair_part::RepairPart;
use store::{Change, Read, part, quote, repair_part};
use ts_rs::TS;

/// A part that an order needs.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct PlanPart {
    repair: RepairId,
    /// Its number, one of its barcodes, or the serial number of one of its pieces.
    code: String,
    quantity: i64,
    /// The line of a quote it is told in, where it is in one.
    #[ts(optional = nullable)]
    quote_line: Option<QuoteLineId>,
}

/// Plans a part. Once the customer agreed, what is there is reserved at once and the order waits for what is not.
pub(crate) fn plan(change: &mut Change<'_>, input: PlanPart) -> Result<LineDone> {
    let mut faults = Faults::new();
    let part = match faults.take("code", stock::code(&input.code)) {
        Some(code) => faults.take("code", called(change, code)?),
        None => None,
    };
    let quantity = faults.take("quantity", stock::quantity(input.quantity, rules::MOST));
    if let Some(quote_line) = input.quote_line
        && !is_told(change, input.repair, quote_line)?
    {
        faults.add("quote_line", "field.unknown");
    }
    if part.as_ref().is_some_and(|part| !part.active) {
        faults.add("code", "field.part_inactive");
    }
    faults.refuse("repair_part.invalid")?;
    let (Some(part), Some(quantity)) = (part, quantity) else { return Err(missing()) };
    let repair = must_be_time(change, input.repair, rules::may_plan)?;
    let id = add_planned(change, (repair.id, input.quote_line), &part, quantity)?;
    if rules::is_secured(repair.stage) {
        secure(change, repair.id)?;
        wait_for_parts(change, &repair)?;
    }
    done(change, id)
}

/// The part that a code names, whichever piece it is.
pub(super) fn called(read: &Read<'_>, code: &str) -> Result<Result<Part, Fault>> {
    if let Some(part) = part::by_code(read, code)? {
        return Ok(Ok(part));
    }
    match repair_part::pieces_called(read, code)?.first() {
        Some((_, part)) => Ok(Ok(super::part_of(read, *part)?)),
        None => Ok(Err(Fault::new("field.unknown_part"))),
    }
}

/// Whether a line stands in a quote of the order and is about a part.
fn is_told(read: &Read<'_>, repair: RepairId, id: QuoteLineId) -> Result<bool> {
    let Some(line) = quote::line(read, id)? else { return Ok(false) };
    let version = quote::of_repair(read, repair)?.into_iter().find(|quote| quote.id == line.quote);
    Ok(version.is_some() && line.kind == LineKind::Part)
}

/// Adds what is planned; each piece with a number of its own gets a line of its own. Answers the first.
fn add_planned(
    change: &mut Change<'_>,
    (repair, quote_line): (RepairId, Option<QuoteLineId>),
    part: &Part,
    quantity: i64,
) -> Result<RepairPartId> {
    let (lines, each) = if part.serialised { (quantity, 1) } else { (1, quantity) };
    let mut first = None;
    for _ in 0..lines {
        let line = RepairPart {
            id: change.new_id(),
            repair,
            quote_line,
            part: part.id,
            quantity: each,
            state: LineState::Planned,
            place: None,
            piece: None,
            waits_from: None,
            old_serial: String::new(),
            why: String::new(),
            by: PersonId(change.person()),
            at: change.now(),
        };
        repair_part::add(change, &line)?;
        first.get_or_insert(line.id);
    }
    first.ok_or_else(missing)
}

/// Reserves a planned line where all of it is there, before the customer said anything.
pub(crate) fn reserve(change: &mut Change<'_>, input: ByLine) -> Result<LineDone> {
    let before = line(change, input.id)?;
    after(&before, Deed::Reserve)?;
    must_be_time(change, before.repair, rules::may_plan)?;
    let there: i64 = repair_part::free(change, before.part)?.iter().map(|(_, free)| free).sum();
    if there < before.quantity {
        return Err(short(change, &before, there)?);
    }
    let by_me = touched(change, before.clone());
    repair_part::write(change, &before, &by_me)?;
    repair_part::reserve_or_wait(change, &by_me)?;
    come_back(change, before.repair)?;
    done(change, before.id)
}

/// Not so many pieces are free on good shelves.
pub(super) fn short(read: &Read<'_>, line: &RepairPart, there: i64) -> Result<Failure> {
    let part = super::part_of(read, line.part)?;
    Ok(Failure::refused("repair_part.short")
        .with("part", part.number)
        .with("wanted", line.quantity)
        .with("there", there))
}

/// Lets go what was reserved: it is planned again, and whoever waits for the part gets it.
pub(crate) fn release(change: &mut Change<'_>, input: ByLine) -> Result<LineDone> {
    let before = line(change, input.id)?;
    let state = after(&before, Deed::Release)?;
    let let_go = touched(change, RepairPart { state, place: None, ..before.clone() });
    repair_part::write(change, &before, &let_go)?;
    arrived(change, before.part)?;
    // Where others took it, an order that is worked on waits for it.
    let repair = known(change, before.repair)?;
    let is_gone = store::stock::available(change, before.part)? < before.quantity;
    if rules::is_secured(repair.stage) && is_gone {
        let waits_from = Some(change.now());
        repair_part::write(change, &let_go, &RepairPart { waits_from, ..let_go.clone() })?;
        wait_for_parts(change, &repair)?;
    }
    done(change, before.id)
}

/// A line that is not needed any more.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct DropPart {
    id: RepairPartId,
    why: String,
}

/// Gives a line up before anything of it was taken.
pub(crate) fn drop_line(change: &mut Change<'_>, input: DropPart) -> Result<LineDone> {
    let before = line(change, input.id)?;
    let mut faults = Faults::new();
    let why = faults.take("why", text::optional_words(&input.why)).map(|why| why.trim().to_owned());
    faults.refuse("repair_part.invalid")?;
    after(&before, Deed::Drop)?;
    given_up(change, &before, why.ok_or_else(missing)?)?;
    come_back(change, before.repair)?;
    done(change, before.id)
}

/// What nobody took is not needed any more, since nothing is repaired.
pub(crate) fn drop_open(change: &mut Change<'_>, repair: RepairId) -> Result<()> {
    for line in repair_part::of_repair(change, repair)? {
        if matches!(line.state, LineState::Planned | LineState::Reserved) {
            given_up(change, &line, String::new())?;
        }
    }
    Ok(())
}

/// What nobody took of the parts that a declined version told is not needed any more.
pub(crate) fn drop_told(change: &mut Change<'_>, repair: RepairId, version: QuoteId) -> Result<()> {
    let told: Vec<QuoteLineId> = quote::lines(change, version)?.iter().map(|line| line.id).collect();
    for line in repair_part::of_repair(change, repair)? {
        let is_open = matches!(line.state, LineState::Planned | LineState::Reserved);
        if is_open && line.quote_line.is_some_and(|id| told.contains(&id)) {
            given_up(change, &line, String::new())?;
        }
    }
    Ok(())
}

fn given_up(change: &mut Change<'_>, before: &RepairPart, why: String) -> Result<()> {
    let dropped =
        RepairPart { state: LineState::Dropped, place: None, waits_from: None, why, ..before.clone() };
    repair_part::write(change, before, &touched(change, dropped))?;
    if before.state == LineState::Reserved {
        arrived(change, before.part)?;
    }
    Ok(())
}

/// Another part in the place of one that is not there.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct ReplacePart {
    id: RepairPartId,
    part: PartId,
}

/// Takes another part (替代料) in a line's place: in the same number, told in the same line of the quote.
pub(crate) fn replace(change: &mut Change<'_>, input: ReplacePart) -> Result<LineDone> {
    let before = line(change, input.id)?;
    let part = named(change, input.part)?;
    let mut faults = Faults::new();
    if part.id == before.part {
        faults.add("part", "field.same_part");
    }
    if !part.active {
        faults.add("part", "field.part_inactive");
    }
    faults.refuse("repair_part.invalid")?;
    after(&before, Deed::Drop)?;
    let repair = must_be_time(change, before.repair, rules::may_plan)?;
    given_up(change, &before, part.number.clone())?;
    let id = add_planned(change, (before.repair, before.quote_line), &part, before.quantity)?;
    if rules::is_secured(repair.stage) {
        secure(change, repair.id)?;
        come_back(change, repair.id)?;
        wait_for_parts(change, &known(change, repair.id)?)?;
    }
    done(change, id)
}

pub(super) fn missing() -> Failure {
    Failure::internal("repair_part.invalid", "a value without a fault is missing")
}
