//! Roll printers that are spoken to without a driver: pictures in ESC/POS over the network or to a device.
//!
//! Which of a printer's own fonts and codes it has does not matter: it gets dots, which every one of them prints alike.

#[cfg(unix)]
mod device;
mod escpos;
mod network;

#[cfg(unix)]
use kernel::machine::PRINTER_DEVICES;
use kernel::machine::{RollJob, RollPlace};
use kernel::{Failure, Result};
use std::fmt::Display;
use std::time::Duration;

/// How long a printer is waited for.
#[derive(Debug, Clone, Copy)]
struct Limits {
    /// It may take nothing for so long before it counts as switched off.
    still: Duration,
    /// Everything together, from looking up its name to its last word: some metres of paper.
    whole: Duration,
}

const LIMITS: Limits = Limits { still: Duration::from_secs(10), whole: Duration::from_secs(30) };

/// What a printer is sent for a job: the drawer first, so that it opens while the paper comes.
#[must_use]
pub fn written(job: &RollJob) -> Vec<u8> {
    escpos::written(job)
}

/// Sends a job to a printer on the network or at a device; a queue is the print system's own.
///
/// # Errors
/// `printer.offline`, `printer.no_paper`, `printer.failed`; `printer.missing` for a device that is none, and for a queue;
/// `printer.broke_off` where some of it may have come out.
pub fn send(place: &RollPlace, job: &RollJob) -> Result<()> {
    let bytes = written(job);
    match place {
        RollPlace::Network(address) => network::send(address, &bytes, LIMITS),
        #[cfg(unix)]
        RollPlace::Device(path) => device::send(path, PRINTER_DEVICES, &bytes, LIMITS),
        #[cfg(not(unix))]
        RollPlace::Device(path) => Err(missing(path.display())),
        RollPlace::Queue(name) => Err(missing(name)),
    }
}

fn missing(printer: impl Display) -> Failure {
    Failure::not_found("printer.missing").with("printer", printer.to_string())
}

fn offline(printer: impl Display, cause: impl Display) -> Failure {
    Failure::refused("printer.offline").with("printer", printer.to_string()).because(cause)
}

fn failed(printer: impl Display, cause: impl Display) -> Failure {
    Failure::internal("printer.failed", cause).with("printer", printer.to_string())
}

fn broke_off(printer: impl Display, cause: impl Display) -> Failure {
    Failure::refused("printer.broke_off").with("printer", printer.to_string()).because(cause)
}
