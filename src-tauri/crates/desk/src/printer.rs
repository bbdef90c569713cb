//! The machine's printers, which of them a desk uses for which paper, and sending papers there.

use crate::door::Empty;
use crate::paper::{About, PaperName, ToDraw, draw, gather, lay_out};
use crate::registry::Asking;
use crate::roll;
use crate::session::SessionKey;
use domain::faults::Faults;
use domain::paper::{self as rules, PaperSize};
use domain::printer::{HERE, ROLL, may_have_come_out};
use domain::text;
use kernel::journal::hex;
use kernel::{Code, Failure, Result};
use serde::{Deserialize, Serialize};
use store::{Change, Mode, Read, print, session};
use ts_rs::TS;
use uuid::Uuid;

/// A printer the system knows.
#[derive(Debug, Serialize, TS)]
pub(crate) struct PrinterRow {
    name: String,
    description: String,
    is_default: bool,
    ready: bool,
}

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

/// A paper that went out past the desk's own printing.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct TakePaper {
    paper: PaperName,
    #[ts(type = "string")]
    id: Uuid,
    #[serde(default)]
    #[ts(optional = nullable)]
    what: Option<String>,
    #[serde(default)]
    #[ts(optional = nullable)]
    size: Option<PaperSize>,
    by: TakenBy,
}

/// How a paper went out.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub(crate) enum TakenBy {
    /// The system's own dialog.
    Dialog,
    /// A file.
    File,
}

impl TakenBy {
    fn text(self) -> &'static str {
        match self {
            Self::Dialog => "dialog",
            Self::File => "file",
        }
    }
}

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

/// A printer that the system does not know or that takes nothing now leaves no trace.
fn must_be_ready(asking: &Asking<'_>, printer: &str) -> Result<()> {
    let known = asking.desk.machine.printers.list()?.into_iter().find(|known| known.name == printer);
    match known {
        Some(known) if known.ready => Ok(()),
        Some(_) => Err(Failure::refused("printer.offline").with("printer", printer)),
        None => Err(Failure::not_found("printer.missing").with("printer", printer)),
    }
}

/// A paper on its way out, as the history of what it is about tells it.
#[derive(Clone)]
struct Going {
    paper: PaperName,
    about: About,
    what: Option<String>,
    said: Vec<(&'static str, String)>,
}

/// Lets a paper go out. The history says so first: whatever comes after, the next one is a reprint, and no drawer opens
/// for it a second time. Where it surely came to nothing the history says that, too, and the next one is the first.
fn out(
    asking: &Asking<'_>,
    going: Going,
    was_printed: bool,
    print: impl FnOnce() -> Result<()>,
) -> Result<()> {
    let again = going.clone();
    asking.change(Mode::Look, None, move |change| {
        let paper = going.paper.command();
        if print::was_printed_of(change, going.about, paper, going.what.as_deref())? != was_printed {
            // It is drawn as the first one, and another desk just was.
            return Err(Failure::new(Code::Conflict, "paper.printed_meanwhile"));
        }
        record(change, going)
    })?;
    let Err(failure) = print() else { return Ok(()) };
    let field = if may_have_come_out(failure.message) { "broke_off" } else { "nothing_came" };
    let mut failed = again;
    failed.said.push((field, failure.message.to_owned()));
    let told = asking.change(Mode::Look, None, move |change| record(change, failed));
    if let Err(unwritten) = told {
        // What the person must know is what the printer said.
        crate::station::log(unwritten);
    }
    Err(failure)
}

/// Says in the history of what a paper is about that it goes out, and how.
fn record(change: &mut Change<'_>, going: Going) -> Result<Empty> {
    let Going { paper, about: (noun, id), what, said } = going;
    let mut said: Vec<_> = std::iter::once(("paper", paper.command().to_owned())).chain(said).collect();
    if paper == PaperName::AccessoryLabel
        && let Some(what) = &what
    {
        // In the words of whoever sticks it on, which may speak of people.
        change.note_personal(noun, id, &said, ("what", what))?;
        return Ok(Empty {});
    }
    said.extend(what.map(|what| ("what", what)));
    change.note(noun, id, &said)?;
    Ok(Empty {})
}

/// Nobody says of a paper they may not see that it went out: the next one would be a reprint.
pub(crate) fn prepare_taken(asking: &Asking<'_>, _: &Read<'_>, input: TakePaper) -> Result<TakePaper> {
    must_see(asking, input.paper)?;
    Ok(input)
}

/// Says that a paper was printed by the system's dialog or saved as a file, so that the next one is a reprint.
pub(crate) fn taken(change: &mut Change<'_>, input: TakePaper) -> Result<Empty> {
    let ToDraw { about, size, what, .. } =
        gather(change, input.paper, input.id, input.what.as_deref(), input.size)?;
    let said = vec![("way", input.by.text().to_owned()), ("size", size.text().to_owned())];
    record(change, Going { paper: input.paper, about, what, said })
}

/// The printer this desk chose for a paper, else the system's default.
fn own_printer(asking: &Asking<'_>, paper: PaperName) -> Result<String> {
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

/// Who may print may not print what they may not see.
fn must_see(asking: &Asking<'_>, paper: PaperName) -> Result<()> {
    asking.presence.must_have(asking.desk.right_of(paper.command())?)
}

fn session_hash(asking: &Asking<'_>) -> Option<[u8; 32]> {
    asking.caller.session.as_ref().map(SessionKey::hash)
}
