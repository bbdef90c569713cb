//! Roll printers that are spoken to without a driver: pictures in ESC/POS over the network or to a character device.
//!
//! Which of a printer's own fonts and codes it has does not matter: it gets dots, which every one of them prints alike.

#[cfg(unix)]
mod device;
mod escpos;
mod network;

use kernel::machine::{RollJob, RollPlace};
use kernel::{Failure, Result};
use std::fmt::Display;
use std::time::Duration;

/// How long a printer may take nothing before it counts as switched off.
const PATIENCE: Duration = Duration::from_secs(10);

/// What a printer is sent for a job: the drawer first, so that it opens while the paper comes.
#[must_use]
pub fn written(job: &RollJob) -> Vec<u8> {
    escpos::written(job)
}

/// Sends a job to a printer on the network or at a character device; a queue is the print system's own.
///
/// # Errors
/// `printer.offline`, `printer.no_paper`, `printer.failed`; `printer.missing` for a device that is none, and for a queue.
pub fn send(place: &RollPlace, job: &RollJob) -> Result<()> {
    let bytes = written(job);
    match place {
        RollPlace::Network(address) => network::send(address, &bytes, PATIENCE),
        #[cfg(unix)]
        RollPlace::Device(path) => device::send(path, &bytes, PATIENCE),
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
