//! Drawing papers, and sending them to a printer.

use crate::door::Empty;
use crate::registry::Asking;
use crate::repair::ByRepair;
use crate::station::{Desk, Paper};
use domain::repair::RepairId;
use kernel::Result;
use serde::Deserialize;
use store::Mode;
use ts_rs::TS;

/// The papers there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
pub(crate) enum PaperName {
    /// 接修单
    #[serde(rename = "repair.job_card")]
    JobCard,
}

impl PaperName {
    fn command(self) -> &'static str {
        match self {
            Self::JobCard => "repair.job_card",
        }
    }
}

/// A paper for a named printer.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct PrintPaper {
    paper: PaperName,
    id: RepairId,
    printer: String,
}

pub(crate) fn draw_job_card(desk: &Desk, card: papers::JobCard) -> Result<Paper> {
    let fonts = desk.fonts()?;
    let drawn = papers::job_card(&card, &fonts)?;
    let bytes = papers::pdf::write(&drawn.doc, &fonts)?;
    Ok(Paper {
        bytes,
        file_name: format!("{}.pdf", card.number),
        media_type: "application/pdf",
        missing: drawn.missing,
    })
}

/// Draws a paper and sends it to a printer; the history of its order says so.
pub(crate) fn print(asking: &Asking<'_>, input: PrintPaper) -> Result<Empty> {
    let name = input.paper.command();
    // Who may print may not print what they may not see.
    asking.presence.must_have(asking.desk.right_of(name)?)?;
    let card = asking.read(|read| crate::repair::job_card(read, ByRepair { id: input.id }))?;
    let title = card.number.clone();
    let paper = draw_job_card(asking.desk, card)?;
    asking.desk.machine.printers.print_pdf(&input.printer, &title, &paper.bytes)?;
    asking.change(Mode::Look, None, move |change| {
        change.note("repair", input.id.0, &[("paper", name.to_owned()), ("printer", input.printer)])?;
        Ok(Empty {})
    })?;
    Ok(Empty {})
}
