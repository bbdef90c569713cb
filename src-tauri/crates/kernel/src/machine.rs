//! The machine's edges that the core asks for without knowing how they are made.

use crate::Result;

/// A printer the system knows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Printer {
    /// The system's name of it, as `lp -d` takes it.
    pub name: String,
    /// What people call it.
    pub description: String,
    /// Whether the system prints here when nobody chose.
    pub is_default: bool,
    /// Whether it takes jobs now.
    pub ready: bool,
}

/// The system's printers.
pub trait Printers: Send + Sync {
    /// All printers, the default first.
    ///
    /// # Errors
    /// `printer.none` where the system has no printing, `printer.failed` where it does not answer.
    fn list(&self) -> Result<Vec<Printer>>;

    /// Sends a PDF in its true size to a printer of `list`.
    ///
    /// # Errors
    /// `printer.missing` for a name the system does not know, `printer.failed` where it refused the job.
    fn print_pdf(&self, printer: &str, title: &str, pdf: &[u8]) -> Result<()>;
}
