//! This machine as a desk of a shop that another machine keeps: joining its host, the line to it, and what of this
//! machine's own goes along (its printers).
//!
//! Everything goes through [`Line`]: the window hands it the same calls it would hand the core in its own process.
//! Must never know: what a command means, except those few that this machine's printers take part in (`here`).

mod address;
mod client;
#[cfg(test)]
mod fake;
mod find;
mod folder;
mod here;
mod join;
mod line;
#[cfg(test)]
mod moved;
mod news;
mod pin;
mod refused;
#[cfg(test)]
mod tests;

pub(crate) use find::{Found, hosts};
pub(crate) use folder::{DeskFolder, Held, Paired};
pub(crate) use here::call;
pub(crate) use join::{Joining, State};
pub(crate) use line::{Around, Line, Teller};
pub(crate) use news::News;
pub(crate) use refused::{Answered, Refused};
