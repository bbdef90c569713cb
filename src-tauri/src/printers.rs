//! The system's printers, reached only once the data folder is held.

use devices::SystemPrinters;
use kernel::Result;
use kernel::machine::{Printer, Printers, RollJob, RollPlace};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

/// The folder inside the data folder where papers wait for the print system.
const SPOOL: &str = "spool";

/// Printers whose spool lies in the data folder. Opening it sweeps it, and that may be done by the
/// folder's holder only: a second start must not take away a paper on its way.
pub(crate) struct FolderPrinters {
    spool: PathBuf,
    opened: Mutex<Option<Arc<SystemPrinters>>>,
}

impl FolderPrinters {
    pub(crate) fn new(folder: &Path) -> Self {
        Self { spool: folder.join(SPOOL), opened: Mutex::new(None) }
    }

    /// Opens the spool, sweeping what a killed run left there.
    ///
    /// # Errors
    /// `printer.failed` when the folder cannot be used.
    pub(crate) fn open(&self) -> Result<Arc<SystemPrinters>> {
        let mut opened = self.opened.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(printers) = opened.as_ref() {
            return Ok(Arc::clone(printers));
        }
        let printers = Arc::new(SystemPrinters::new(&self.spool)?);
        *opened = Some(Arc::clone(&printers));
        Ok(printers)
    }
}

impl Printers for FolderPrinters {
    fn list(&self) -> Result<Vec<Printer>> {
        self.open()?.list()
    }

    fn print_pdf(&self, printer: &str, title: &str, pdf: &[u8]) -> Result<()> {
        self.open()?.print_pdf(printer, title, pdf)
    }

    fn print_roll(&self, place: &RollPlace, job: &RollJob) -> Result<()> {
        self.open()?.print_roll(place, job)
    }
}
