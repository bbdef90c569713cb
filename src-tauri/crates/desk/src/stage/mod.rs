//! Moving an order from stage to stage: the one way, for every command that does.

mod gates;
mod go;
mod reopen;
mod steps;

pub(crate) use gates::open_gates;
pub(crate) use go::{Why, go, go_by_itself, hand_on};
pub(crate) use reopen::reopen;
pub(crate) use steps::{step, steps, undo};

use domain::repair::Stage;
use kernel::Result;
use serde::Serialize;
use store::repair::Repair;
use store::{Read, repair};
use ts_rs::TS;

/// Where an order stands after a step.
#[derive(Debug, Serialize, TS)]
pub(crate) struct Stepped {
    stage: Stage,
    seen_seq: i64,
}

/// What a command that moved an order answers.
pub(crate) fn stepped(read: &Read<'_>, after: &Repair) -> Result<Stepped> {
    Ok(Stepped { stage: after.stage, seen_seq: repair::seen(read, after)? })
}
