//! The machine's edges that the core asks for without knowing how they are made.

use crate::{Failure, Result};
use serde::Serialize;
use std::path::PathBuf;
use ts_rs::TS;

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
    /// `printer.missing` for a name the system does not know, `printer.offline` for one that takes no jobs now,
    /// `printer.failed` where it refused the job; `printer.broke_off` alone means that it may come out nevertheless.
    fn print_pdf(&self, printer: &str, title: &str, pdf: &[u8]) -> Result<()>;

    /// Sends pictures to a roll printer that is spoken to without a driver.
    ///
    /// # Errors
    /// `printer.offline` where it does not answer or is not ready, `printer.no_paper` where it says so,
    /// `printer.missing` for a queue the system does not know, `printer.failed` where it cannot be written to;
    /// `printer.broke_off` alone means that some of it may have come out, or the drawer opened.
    fn print_roll(&self, place: &RollPlace, job: &RollJob) -> Result<()>;
}

/// What the devices of printers and of serial lines are called; a number follows each. Everything else under `/dev` is
/// never opened for a printer: opening some of it is an act of its own, as with a watchdog.
#[cfg(unix)]
pub const PRINTER_DEVICES: &[&str] = &["/dev/usb/lp", "/dev/lp", "/dev/ttyUSB", "/dev/ttyACM", "/dev/ttyS"];
/// Elsewhere no device is written to past the system's printing.
#[cfg(not(unix))]
pub const PRINTER_DEVICES: &[&str] = &[];

/// Whether a path is one of the devices that are called so.
#[must_use]
pub fn is_device(path: &str, called: &[&str]) -> bool {
    let is_number = |rest: &str| !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_digit());
    called.iter().any(|name| path.strip_prefix(name).is_some_and(is_number))
}

/// Where a roll printer is reached.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RollPlace {
    /// A host and a port of the local network, `192.168.1.50:9100`.
    Network(String),
    /// A device of [`PRINTER_DEVICES`], `/dev/usb/lp0`.
    Device(PathBuf),
    /// A queue of the print system that passes bytes on as they are.
    Queue(String),
}

/// What a roll printer shall do, in this order: open the drawer, print each picture and cut after it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RollJob {
    /// What it is called in a queue.
    pub title: String,
    /// Whether the drawer on the printer is opened.
    pub drawer: bool,
    /// The papers.
    pub papers: Vec<Dots>,
}

/// A picture in black and white.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dots {
    /// Bytes in a row; the highest bit is the leftmost dot, 1 is black.
    pub row_bytes: usize,
    /// The rows, one after the other.
    pub bytes: Vec<u8>,
}

/// The largest file a picture may come in, in bytes.
pub const LARGEST_PICTURE: usize = 32 << 20;

/// Why a larger one is refused.
#[must_use]
pub fn picture_too_large() -> Failure {
    Failure::invalid("picture.too_large").with("max", format!("{} MB", LARGEST_PICTURE >> 20))
}

/// A picture as it may be kept: a JPEG that stands upright and says nothing but what is to be seen on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// The file.
    pub bytes: Vec<u8>,
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
}

/// Reads pictures that people hand in.
pub trait Pictures: Send + Sync {
    /// Makes a clean picture of a JPEG, PNG or WebP file, told by its content: turned upright, shrunk to `longest_side`
    /// pixels where it is larger, without any metadata.
    ///
    /// # Errors
    /// `picture.too_large`, `picture.format`, `picture.too_many_pixels`, `picture.unreadable`.
    fn clean(&self, bytes: &[u8], longest_side: u32) -> Result<Picture>;
}

/// Whether other desks may come in from the shop's network, and where they find this machine.
#[derive(Debug, Clone, Default, PartialEq, Serialize, TS)]
pub struct LanState {
    /// Whether they may.
    pub on: bool,
    /// The port, also while they may not.
    pub port: u16,
    /// Where they reach it, as address and port.
    pub addresses: Vec<String>,
    /// The name of this machine in its network.
    pub name: String,
    /// Whether it tells the network of itself, so that desks find it without an address.
    pub announced: bool,
    /// Why nobody can come in though they may.
    pub failure: Option<Failure>,
    /// Whether it was switched on where the program was started, and can only be switched off there.
    pub at_command_line: bool,
    /// SHA-256 of the certificates it shows, while others may come in.
    pub prints: Option<Prints>,
}

/// SHA-256 of certificates, in hex: what a person compares before a browser that never met the host goes on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Prints {
    /// Of the one that proves this machine, which browsers show. It is made anew when the machine's addresses change.
    pub host: String,
    /// Of the authority, which a tablet installs. It stays.
    pub authority: String,
}

/// The way in from the shop's network.
pub trait Lan: Send + Sync {
    /// How it stands.
    fn state(&self) -> LanState;

    /// Opens or shuts it, now and at the next starts.
    ///
    /// # Errors
    /// `host.port_taken` where another program has the port, `host.failed` where the machine refuses.
    fn switch(&self, on: bool, port: u16) -> Result<LanState>;
}

/// A machine that lets nobody in, whatever is asked of it: where a shop is made or measured and nobody works in it.
#[derive(Debug, Default)]
pub struct NoLan;

impl Lan for NoLan {
    fn state(&self) -> LanState {
        LanState::default()
    }

    fn switch(&self, _on: bool, _port: u16) -> Result<LanState> {
        Err(Failure::refused("host.failed"))
    }
}
