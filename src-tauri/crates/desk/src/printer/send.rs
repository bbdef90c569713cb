//! Papers to a printer of the host.

use super::going::{Going, out};
use super::must_see;
use super::which::{must_be_ready, own_printer};
use crate::door::Empty;
use crate::paper::{PaperName, draw, gather, lay_out};
use crate::registry::Asking;
use crate::roll;
use domain::faults::Faults;
use domain::paper::{self as rules, PaperSize};
use domain::printer::ROLL;
use kernel::{Failure, Result};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

/// A paper for a printer; left out, it is the desk's own for this paper, else the system's default.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct PrintPaper {
    paper: PaperName,
    #[ts(type = "string")]
    id: Uuid,
    #[serde(default)]
    #[ts(optional = nullable)]
    what: Option<String>,
    #[serde(default)]
    #[ts(optional = nullable)]
    size: Option<PaperSize>,
    #[serde(default)]
    #[ts(optional = nullable)]
    printer: Option<String>,
}

/// The same paper of many, each its own job.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct PrintMany {
    paper: PaperName,
    #[ts(type = "Array<string>")]
    ids: Vec<Uuid>,
    #[serde(default)]
    #[ts(optional = nullable)]
    size: Option<PaperSize>,
    #[serde(default)]
    #[ts(optional = nullable)]
    printer: Option<String>,
}

/// How many reached the printer, and which did not.
#[derive(Debug, Serialize, TS)]
pub(crate) struct Printed {
    printed: usize,
    failed: Vec<NotPrinted>,
}

/// A paper that did not reach the printer.
#[derive(Debug, Serialize, TS)]
pub(crate) struct NotPrinted {
    #[ts(type = "string")]
    id: Uuid,
    failure: Failure,
}

/// Draws a paper and sends it to a printer; the history of its order says so.
pub(crate) fn print(asking: &Asking<'_>, input: PrintPaper) -> Result<Empty> {
    must_see(asking, input.paper)?;
    let one = One { paper: input.paper, id: input.id, what: input.what.as_deref(), size: input.size };
    send(asking, &one, input.printer.as_deref())?;
    Ok(Empty {})
}

/// Prints one after the other. Where the printer itself is at fault the rest is not tried, and told with the same words.
pub(crate) fn print_many(asking: &Asking<'_>, input: PrintMany) -> Result<Printed> {
    must_see(asking, input.paper)?;
    let mut faults = Faults::new();
    faults.take("ids", rules::at_once(input.ids.len()));
    faults.refuse("paper.invalid")?;
    let mut done = Printed { printed: 0, failed: Vec::new() };
    let mut broken: Option<Failure> = None;
    for id in input.ids {
        let one = One { paper: input.paper, id, what: None, size: input.size };
        let sent = match &broken {
            Some(failure) => Err(failure.clone()),
            None => send(asking, &one, input.printer.as_deref()).map_err(crate::station::log),
        };
        match sent {
            Ok(()) => done.printed += 1,
            Err(failure) => {
                if failure.message.starts_with(PRINTERS) {
                    broken = Some(failure.clone());
                }
                done.failed.push(NotPrinted { id, failure });
            }
        }
    }
    Ok(done)
}

/// What the failures of a printer begin with.
const PRINTERS: &str = "printer.";

/// Which paper of what.
struct One<'a> {
    paper: PaperName,
    id: Uuid,
    what: Option<&'a str>,
    size: Option<PaperSize>,
}

fn send(asking: &Asking<'_>, one: &One<'_>, printer: Option<&str>) -> Result<()> {
    let printer = match printer {
        Some(printer) => printer.to_owned(),
        None => own_printer(asking, one.paper)?,
    };
    let roll = match printer.strip_prefix(ROLL) {
        Some(name) => Some(asking.read(|read| roll::used(read, name))?),
        None => None,
    };
    // A roll is as wide as it is, whatever the shop prints on as a rule.
    let size = roll.as_ref().map(|roll| roll.width.size()).or(one.size);
    let to_draw = asking.read(|read| gather(read, one.paper, one.id, one.what, size))?;
    let going = Going {
        paper: one.paper,
        about: to_draw.about,
        what: to_draw.what.clone(),
        said: vec![("printer", printer.clone()), ("size", to_draw.size.text().to_owned())],
    };
    let (title, is_cash, was_printed) = (to_draw.title.clone(), to_draw.is_cash, to_draw.was_printed);
    let printers = &asking.desk.machine.printers;
    match roll {
        Some(roll) => {
            let job = roll::job(asking, &roll, &lay_out(asking.desk, to_draw)?, is_cash)?;
            out(asking, going, was_printed, || roll::send(asking, &roll, &job))
        }
        None => {
            must_be_ready(asking, &printer)?;
            let drawn = draw(asking.desk, to_draw)?;
            out(asking, going, was_printed, || printers.print_pdf(&printer, &title, &drawn.bytes))
        }
    }
}
