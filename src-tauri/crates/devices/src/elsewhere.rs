use kernel::machine::{Printer, Printers, RollJob, RollPlace};
use kernel::{Failure, Result};
use std::path::Path;

/// Systems without CUPS: papers go through the system's own dialog only.
pub struct SystemPrinters;

impl SystemPrinters {
    /// The same as where there is CUPS; nothing is spooled here.
    ///
    /// # Errors
    /// None.
    pub fn new(_spool: &Path) -> Result<Self> {
        Ok(Self)
    }
}

impl Printers for SystemPrinters {
    fn list(&self) -> Result<Vec<Printer>> {
        Err(Failure::refused("printer.none"))
    }

    fn print_pdf(&self, _printer: &str, _title: &str, _pdf: &[u8]) -> Result<()> {
        Err(Failure::refused("printer.none"))
    }

    fn print_roll(&self, place: &RollPlace, job: &RollJob) -> Result<()> {
        crate::roll::send(place, job)
    }
}
