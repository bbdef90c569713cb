//! Which printers there are, and which one a desk uses for which paper.

use crate::door::Empty;
use crate::paper::PaperName;
use crate::registry::Asking;
use crate::roll;
use crate::session::SessionKey;
use domain::faults::Faults;
use domain::printer::ROLL;
use domain::text;
use kernel::{Failure, Result};
use serde::{Deserialize, Serialize};
use store::{Mode, print, session};
use ts_rs::TS;

/// A printer the system knows.
#[derive(Debug, Serialize, TS)]
pub(crate) struct PrinterRow {
    name: String,
    description: String,
    is_default: bool,
    ready: bool,
}

/// The printer a desk uses for a paper.
#[derive(Debug, Serialize, TS)]
pub(crate) struct PrinterChoice {
    paper: PaperName,
    printer: String,
}

/// A desk's choice; none goes back to the system's default.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct ChoosePrinter {
    paper: PaperName,
    printer: Option<String>,
}

pub(crate) fn list(asking: &Asking<'_>, _: Empty) -> Result<Vec<PrinterRow>> {
    let rolls = asking.read(roll::in_use)?;
    let printers = match asking.desk.machine.printers.list() {
        // Roll printers need no print system.
        Err(failure) if failure.message == "printer.none" && !rolls.is_empty() => Vec::new(),
        printers => printers?,
    };
    let of_system = printers.into_iter().map(|printer| PrinterRow {
        name: printer.name,
        description: printer.description,
        is_default: printer.is_default,
        ready: printer.ready,
    });
    let of_rolls = rolls.into_iter().map(|printer| PrinterRow {
        name: format!("{ROLL}{}", printer.name),
        description: printer.name,
        is_default: false,
        ready: true,
    });
    Ok(of_system.chain(of_rolls).collect())
}

/// What this desk chose. A paper whose name this program no longer knows is passed over.
pub(crate) fn choices(asking: &Asking<'_>, _: Empty) -> Result<Vec<PrinterChoice>> {
    let Some(key) = session_hash(asking) else { return Ok(Vec::new()) };
    let chosen = asking.read(|read| match session::find(read, &key)? {
        Some(desk) => print::choices(read, desk),
        None => Ok(Vec::new()),
    })?;
    let known = |(paper, printer): (String, String)| {
        PaperName::read(&paper).map(|paper| PrinterChoice { paper, printer })
    };
    Ok(chosen.into_iter().filter_map(known).collect())
}

/// Remembers the printer of this desk for a paper. It need not be there now: it may be switched off.
pub(crate) fn choose(asking: &Asking<'_>, input: ChoosePrinter) -> Result<Empty> {
    let mut faults = Faults::new();
    let printer = input.printer.as_deref().and_then(|name| faults.take("printer", text::name(name)));
    let printer = printer.map(str::to_owned);
    faults.refuse("paper.invalid")?;
    if let Some(key) = session_hash(asking) {
        asking.change(Mode::State, None, move |change| {
            let desk = session::begin(change, &key)?;
            print::choose(change, desk, input.paper.command(), printer.as_deref())?;
            Ok(Empty {})
        })?;
    }
    Ok(Empty {})
}

/// The printer this desk chose for a paper, else the system's default.
pub(super) fn own_printer(asking: &Asking<'_>, paper: PaperName) -> Result<String> {
    if let Some(key) = session_hash(asking) {
        let chosen = asking.read(|read| match session::find(read, &key)? {
            Some(desk) => print::choice(read, desk, paper.command()),
            None => Ok(None),
        })?;
        if let Some(printer) = chosen {
            return Ok(printer);
        }
    }
    let printers = asking.desk.machine.printers.list()?;
    if printers.is_empty() {
        return Err(Failure::refused("printer.none"));
    }
    let default = printers.into_iter().find(|printer| printer.is_default);
    default.map(|printer| printer.name).ok_or_else(|| Failure::refused("printer.not_chosen"))
}

/// A printer that the system does not know or that takes nothing now leaves no trace.
pub(super) fn must_be_ready(asking: &Asking<'_>, printer: &str) -> Result<()> {
    let known = asking.desk.machine.printers.list()?.into_iter().find(|known| known.name == printer);
    match known {
        Some(known) if known.ready => Ok(()),
        Some(_) => Err(Failure::refused("printer.offline").with("printer", printer)),
        None => Err(Failure::not_found("printer.missing").with("printer", printer)),
    }
}

fn session_hash(asking: &Asking<'_>) -> Option<[u8; 32]> {
    asking.caller.session.as_ref().map(SessionKey::hash)
}
