//! Clocks of work, started, stopped, and told later where they were forgotten.

use crate::shop::founded;
use domain::bench::{Ending, is_forgotten};
use domain::repair::RepairId;
use kernel::Result;
use store::{Change, work};

/// Ends every clock that runs on an order now. One that was forgotten runs on, until its person tells when it ended.
pub(crate) fn stop_all(change: &mut Change<'_>, repair: RepairId, ending: Ending) -> Result<()> {
    let (now, zone) = (change.now(), founded(change)?.zone);
    for running in work::of_repair(change, repair)? {
        if running.ended_at.is_none() && !is_forgotten(running.began_at, now, zone) {
            work::end(change, &running, now, ending)?;
        }
    }
    Ok(())
}
