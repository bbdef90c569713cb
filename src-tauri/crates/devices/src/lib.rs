//! The machine's edges: what the core asks of the computer it runs on.
//!
//! This crate knows the system's printing, the speech of roll printers and the forms of picture files, and nothing of the trade: no repair, no paper,
//! no person. It takes finished bytes and answers in [`kernel::Failure`].

#[cfg(unix)]
mod cups;
mod pictures;
#[cfg(unix)]
mod program;
pub mod roll;
#[cfg(unix)]
mod spool;

pub use pictures::SystemPictures;

#[cfg(unix)]
pub use cups::SystemPrinters;

#[cfg(not(unix))]
mod elsewhere;
#[cfg(not(unix))]
pub use elsewhere::SystemPrinters;
