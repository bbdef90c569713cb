//! Printers that only the asking desk reaches: the host draws and writes down, the desk prints.

use super::going::{Going, out, record};
use super::must_see;
use crate::door::Empty;
use crate::paper::{PaperName, ToDraw, draw, gather};
use crate::registry::Asking;
use domain::faults::Faults;
use domain::paper::PaperSize;
use domain::printer::{HERE, may_have_come_out};
use domain::text;
use kernel::journal::hex;
use kernel::{Failure, Result};
use serde::{Deserialize, Serialize};
use store::{Change, Read};
use ts_rs::TS;
use uuid::Uuid;

/// A paper for a printer that only the asking desk reaches, by that desk's own name of it.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct PrintHere {
    paper: PaperName,
    #[ts(type = "string")]
    id: Uuid,
    #[serde(default)]
    #[ts(optional = nullable)]
    what: Option<String>,
    #[serde(default)]
    #[ts(optional = nullable)]
    size: Option<PaperSize>,
    printer: String,
}

/// A paper for a desk's own printer, written down as gone out: what the job is called, and the PDF in hex.
#[derive(Debug, Serialize, TS)]
pub(crate) struct DrawnHere {
    title: String,
    pdf: String,
}

/// How a desk's own printer failed with a paper.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct FailHere {
    paper: PaperName,
    #[ts(type = "string")]
    id: Uuid,
    #[serde(default)]
    #[ts(optional = nullable)]
    what: Option<String>,
    #[serde(default)]
    #[ts(optional = nullable)]
    size: Option<PaperSize>,
    printer: String,
    failure: PrinterFailure,
}

/// What a printer that is reached through the system can fail with.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
pub(crate) enum PrinterFailure {
    /// It takes no jobs now.
    #[serde(rename = "printer.offline")]
    Offline,
    /// The system no longer knows it.
    #[serde(rename = "printer.missing")]
    Missing,
    /// The system has no printing.
    #[serde(rename = "printer.none")]
    None,
    /// It refused the job.
    #[serde(rename = "printer.failed")]
    Failed,
    /// It may have come out nevertheless.
    #[serde(rename = "printer.broke_off")]
    BrokeOff,
}

impl PrinterFailure {
    fn text(self) -> &'static str {
        match self {
            Self::Offline => "printer.offline",
            Self::Missing => "printer.missing",
            Self::None => "printer.none",
            Self::Failed => "printer.failed",
            Self::BrokeOff => "printer.broke_off",
        }
    }
}

/// Draws a paper for a printer of the asking desk's own machine. It is written down as gone out before the desk gets it:
/// what that printer does with it is out of sight from then on, until the desk tells of a failure.
pub(crate) fn print_here(asking: &Asking<'_>, input: PrintHere) -> Result<DrawnHere> {
    must_see(asking, input.paper)?;
    let printer = here(&input.printer)?;
    let what = input.what.as_deref();
    let to_draw = asking.read(|read| gather(read, input.paper, input.id, what, input.size))?;
    let going = Going {
        paper: input.paper,
        about: to_draw.about,
        what: to_draw.what.clone(),
        said: vec![("printer", printer), ("size", to_draw.size.text().to_owned())],
    };
    let (title, was_printed) = (to_draw.title.clone(), to_draw.was_printed);
    let drawn = draw(asking.desk, to_draw)?;
    out(asking, going, was_printed, || Ok(()))?;
    Ok(DrawnHere { title, pdf: hex(&drawn.bytes) })
}

/// Nobody says of a paper they may not see how it went.
pub(crate) fn prepare_fail_here(asking: &Asking<'_>, _: &Read<'_>, input: FailHere) -> Result<FailHere> {
    must_see(asking, input.paper)?;
    Ok(input)
}

/// Says that a paper for a desk's own printer failed there; where nothing came, the next one is the first.
pub(crate) fn fail_here(change: &mut Change<'_>, input: FailHere) -> Result<Empty> {
    let printer = here(&input.printer)?;
    let ToDraw { about, size, what, was_printed, .. } =
        gather(change, input.paper, input.id, input.what.as_deref(), input.size)?;
    if !was_printed {
        return Err(Failure::refused("paper.not_gone_out"));
    }
    let failure = input.failure.text();
    let field = if may_have_come_out(failure) { "broke_off" } else { "nothing_came" };
    let said = vec![("printer", printer), ("size", size.text().to_owned()), (field, failure.to_owned())];
    record(change, Going { paper: input.paper, about, what, said })
}

/// A desk's own printer as the history names it.
fn here(printer: &str) -> Result<String> {
    let mut faults = Faults::new();
    let name = faults.take("printer", text::name(printer).map(str::to_owned));
    faults.refuse("paper.invalid")?;
    name.map(|name| format!("{HERE}{name}"))
        .ok_or_else(|| Failure::internal("paper.invalid", "a name without a fault is missing"))
}
