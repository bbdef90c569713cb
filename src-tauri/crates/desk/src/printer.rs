//! The machine's printers.

use crate::door::Empty;
use crate::registry::Asking;
use kernel::Result;
use serde::Serialize;
use ts_rs::TS;

/// A printer the system knows.
#[derive(Debug, Serialize, TS)]
pub(crate) struct PrinterRow {
    name: String,
    description: String,
    is_default: bool,
    ready: bool,
}

pub(crate) fn list(asking: &Asking<'_>, _: Empty) -> Result<Vec<PrinterRow>> {
    let printers = asking.desk.machine.printers.list()?;
    Ok(printers
        .into_iter()
        .map(|printer| PrinterRow {
            name: printer.name,
            description: printer.description,
            is_default: printer.is_default,
            ready: printer.ready,
        })
        .collect())
}
