//! What the bench knows of an order: findings, what was done, questions, sendings.

use super::{ByRepair, known};
use crate::finding::{self, FindingRow};
use crate::log_entry::{self, LogRow};
use crate::sending::{self, SendingRow};
use crate::support::{self, SupportRow};
use kernel::Result;
use serde::Serialize;
use store::{Read, photo};
use ts_rs::TS;

/// All of it, oldest first.
#[derive(Debug, Serialize, TS)]
pub(crate) struct BenchFile {
    findings: Vec<FindingRow>,
    log: Vec<LogRow>,
    support: Vec<SupportRow>,
    sendings: Vec<SendingRow>,
}

pub(crate) fn bench_file(read: &Read<'_>, input: ByRepair) -> Result<BenchFile> {
    let repair = known(read, input.id)?;
    let photos = photo::of_repair(read, repair.id)?;
    Ok(BenchFile {
        findings: finding::rows(read, repair.id, &photos)?,
        log: log_entry::rows(read, repair.id, &photos)?,
        support: support::of_repair(read, repair.id)?,
        sendings: sending::of_repair(read, repair.id)?,
    })
}
