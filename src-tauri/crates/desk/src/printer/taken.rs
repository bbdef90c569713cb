//! Papers that went out past the desk's own printing.

use super::going::{Going, record};
use super::must_see;
use crate::door::Empty;
use crate::paper::{PaperName, ToDraw, gather};
use crate::registry::Asking;
use domain::paper::PaperSize;
use kernel::Result;
use serde::Deserialize;
use store::{Change, Read};
use ts_rs::TS;
use uuid::Uuid;

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
