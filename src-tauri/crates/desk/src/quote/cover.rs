//! 保内 or 保外, as a person decides it and on what.

use super::{must_have_seen, seen};
use crate::person::Seen;
use crate::repair::{known, must_be_open};
use domain::faults::Faults;
use domain::quote::Cover;
use domain::repair::RepairId;
use domain::text;
use kernel::{Failure, Result};
use serde::Deserialize;
use store::repair::Repair;
use store::{Change, repair};
use ts_rs::TS;

/// Whether the machine is under warranty, and on what that rests.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct DecideCover {
    id: RepairId,
    seen_seq: i64,
    cover: Cover,
    basis: String,
}

pub(crate) fn decide_cover(change: &mut Change<'_>, input: DecideCover) -> Result<Seen> {
    let before = known(change, input.id)?;
    let mut faults = Faults::new();
    let basis = faults.take("basis", text::words(&input.basis)).map(str::to_owned);
    faults.refuse("quote.invalid")?;
    must_be_open(&before)?;
    must_have_seen(change, &before, input.seen_seq)?;
    let cover_basis =
        basis.ok_or_else(|| Failure::internal("quote.invalid", "a value without a fault is missing"))?;
    let after = Repair { cover: Some(input.cover), cover_basis, ..before.clone() };
    repair::correct(change, &before, &after)?;
    Ok(Seen { seen_seq: seen(change, &after)? })
}
