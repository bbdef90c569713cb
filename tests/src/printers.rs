use kernel::machine::{Printer, Printers, RollJob, RollPlace};
use kernel::{Failure, Result};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

/// One printer, `counter`, that keeps what it was sent.
#[derive(Debug, Default)]
pub struct FakePrinters {
    printed: Mutex<Vec<(String, Vec<u8>)>>,
    is_off: AtomicBool,
}

impl FakePrinters {
    /// Switches the printer off, or on again.
    pub fn switch(&self, on: bool) {
        self.is_off.store(!on, Ordering::SeqCst);
    }

    /// Titles and files, in the order they came.
    pub fn printed(&self) -> Vec<(String, Vec<u8>)> {
        self.printed.lock().expect("no test panics while printing").clone()
    }
}

impl Printers for FakePrinters {
    fn list(&self) -> Result<Vec<Printer>> {
        let (name, description) = ("counter".to_owned(), "前台".to_owned());
        Ok(vec![Printer { name, description, is_default: true, ready: !self.is_off.load(Ordering::SeqCst) }])
    }

    fn print_pdf(&self, printer: &str, title: &str, pdf: &[u8]) -> Result<()> {
        if printer != "counter" {
            return Err(Failure::not_found("printer.missing").with("printer", printer));
        }
        if self.is_off.load(Ordering::SeqCst) {
            return Err(Failure::refused("printer.offline").with("printer", printer));
        }
        self.printed.lock().expect("no test panics while printing").push((title.to_owned(), pdf.to_vec()));
        Ok(())
    }

    /// The real way to a printer on the network or at a device; no queue is known here.
    fn print_roll(&self, place: &RollPlace, job: &RollJob) -> Result<()> {
        devices::roll::send(place, job)
    }
}
