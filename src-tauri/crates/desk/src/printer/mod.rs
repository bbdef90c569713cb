//! The machine's printers, which of them a desk uses for which paper, and sending papers there.

mod going;
mod here;
mod send;
mod taken;
mod which;

pub(crate) use here::{fail_here, prepare_fail_here, print_here};
pub(crate) use send::{print, print_many};
pub(crate) use taken::{prepare_taken, taken};
pub(crate) use which::{choices, choose, list};

use crate::paper::PaperName;
use crate::registry::Asking;
use kernel::Result;

/// Who may print may not print what they may not see.
fn must_see(asking: &Asking<'_>, paper: PaperName) -> Result<()> {
    asking.presence.must_have(asking.desk.right_of(paper.command())?)
}
