//! Roll printers that are spoken to without a driver, and the drawers on them.

use crate::door::Empty;
use crate::id::Id;
use crate::registry::Asking;
use domain::faults::Faults;
use domain::printer::{self as rules, ROLL, RollPrinterId, RollWay, RollWidth};
use domain::text;
use kernel::machine::{RollJob, RollPlace};
use kernel::{Failure, Result};
use papers::{Doc, raster};
use serde::{Deserialize, Serialize};
use std::path::PathBuf;
use store::roll_printer::{self, RollPrinter};
use store::{Change, Mode, Read};
use ts_rs::TS;

/// A roll printer.
#[derive(Debug, Serialize, TS)]
pub(crate) struct RollPrinterRow {
    id: RollPrinterId,
    seen_seq: i64,
    name: String,
    way: RollWay,
    address: String,
    width: RollWidth,
    drawer: bool,
    active: bool,
}

/// A roll printer, new where it has no id.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct KeepRollPrinter {
    id: Option<RollPrinterId>,
    /// What its editor saw; 0 for a new one.
    seen_seq: i64,
    name: String,
    way: RollWay,
    address: String,
    width: RollWidth,
    drawer: bool,
    active: bool,
}

/// The drawer on a printer; left out, on the first one that has one.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct OpenDrawer {
    printer: Option<String>,
    reason: String,
}

/// Every roll printer, also those no longer used.
pub(crate) fn rolls(read: &Read<'_>, _: Empty) -> Result<Vec<RollPrinterRow>> {
    let row = |printer: RollPrinter| {
        Ok(RollPrinterRow {
            seen_seq: roll_printer::seen(read, printer.id)?,
            id: printer.id,
            name: printer.name,
            way: printer.way,
            address: printer.address,
            width: printer.width,
            drawer: printer.drawer,
            active: printer.active,
        })
    };
    roll_printer::all(read)?.into_iter().map(row).collect()
}

pub(crate) fn keep_roll(change: &mut Change<'_>, input: KeepRollPrinter) -> Result<Id> {
    let unknown = || Failure::not_found("printer.missing").with("printer", input.name.as_str());
    let before = input.id.map(|id| roll_printer::by_id(change, id)?.ok_or_else(unknown)).transpose()?;
    let mut faults = Faults::new();
    let name = faults.take("name", text::name(&input.name)).map(str::to_owned);
    let address = faults.take("address", rules::address(input.way, &input.address));
    if let Some(name) = &name
        && roll_printer::by_name(change, name)?.is_some_and(|other| Some(other.id) != input.id)
    {
        faults.add("name", "field.known_already");
    }
    faults.refuse("printer.invalid")?;
    let (Some(name), Some(address)) = (name, address) else {
        return Err(Failure::internal("printer.invalid", "a value without a fault is missing"));
    };
    let KeepRollPrinter { way, width, drawer, active, .. } = input;
    let id = input.id.unwrap_or_else(|| change.new_id());
    let after = RollPrinter { id, name, way, address, width, drawer, active };
    match before {
        Some(before) => roll_printer::revise(change, input.seen_seq, &before, &after)?,
        None => roll_printer::add(change, &after)?,
    }
    Ok(Id::of(id))
}

/// Opens a drawer without a paper; who and why stands in the journal.
pub(crate) fn open_drawer(asking: &Asking<'_>, input: OpenDrawer) -> Result<Empty> {
    let mut faults = Faults::new();
    let reason = faults.take("reason", text::words(&input.reason)).map(str::to_owned);
    faults.refuse("printer.invalid")?;
    let reason = reason.ok_or_else(|| Failure::internal("printer.invalid", "no reason"))?;
    let printer = asking.read(|read| match input.printer.as_deref() {
        Some(name) => used(read, name.strip_prefix(ROLL).unwrap_or(name)).map(Some),
        None => Ok(in_use(read)?.into_iter().find(|printer| printer.drawer)),
    })?;
    let printer =
        printer.filter(|printer| printer.drawer).ok_or_else(|| Failure::refused("printer.no_drawer"))?;
    let job = RollJob { title: printer.name.clone(), drawer: true, papers: Vec::new() };
    let id = printer.id.0;
    // Who and why stands on the disk before the drawer does open.
    asking.change(Mode::Look, None, move |change| {
        change.note_reason("roll_printer", id, &[], &reason)?;
        Ok(Empty {})
    })?;
    let Err(failure) = send(asking, &printer, &job) else { return Ok(Empty {}) };
    let field = if rules::may_have_come_out(failure.message) { "broke_off" } else { "nothing_came" };
    let said = failure.message.to_owned();
    let told = asking.change(Mode::Look, None, move |change| {
        change.note("roll_printer", id, &[(field, said)])?;
        Ok(Empty {})
    });
    if let Err(unwritten) = told {
        crate::station::log(unwritten);
    }
    Err(failure)
}

/// The printers that are used.
pub(crate) fn in_use(read: &Read<'_>) -> Result<Vec<RollPrinter>> {
    Ok(roll_printer::all(read)?.into_iter().filter(|printer| printer.active).collect())
}

/// One that is used, by its own name.
pub(crate) fn used(read: &Read<'_>, name: &str) -> Result<RollPrinter> {
    roll_printer::by_name(read, name)?
        .filter(|printer| printer.active)
        .ok_or_else(|| Failure::not_found("printer.missing").with("printer", name))
}

/// Draws papers as dots; the drawer is to open first.
pub(crate) fn job(
    asking: &Asking<'_>,
    printer: &RollPrinter,
    doc: &Doc,
    opens_drawer: bool,
) -> Result<RollJob> {
    let fonts = asking.desk.fonts()?;
    Ok(RollJob {
        title: doc.title.clone(),
        drawer: opens_drawer && printer.drawer,
        papers: raster::draw(doc, &fonts, printer.width.dots())?,
    })
}

/// Sends a job to a printer.
pub(crate) fn send(asking: &Asking<'_>, printer: &RollPrinter, job: &RollJob) -> Result<()> {
    let sent = asking.desk.machine.printers.print_roll(&place(printer), job);
    sent.map_err(|failure| named(failure, printer))
}

fn place(printer: &RollPrinter) -> RollPlace {
    match printer.way {
        RollWay::Network => RollPlace::Network(printer.address.clone()),
        RollWay::Device => RollPlace::Device(PathBuf::from(&printer.address)),
        RollWay::Queue => RollPlace::Queue(printer.address.clone()),
    }
}

/// People know the printer by its name, not by where it is reached.
fn named(failure: Failure, printer: &RollPrinter) -> Failure {
    failure.with("printer", printer.name.as_str())
}
