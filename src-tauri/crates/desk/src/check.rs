//! Looking over a shop from outside.

use kernel::{Clock, Result};
use std::path::Path;
pub use store::{Checked, Finding};

/// Looks over the shop in use of a data folder: chain, references, counts, files. Nothing is written.
///
/// # Errors
/// Where there is no shop, or its database cannot be opened at all.
pub fn check(root: &Path, clock: &dyn Clock) -> Result<Checked> {
    store::check(root, clock.now())
}
