use super::find::{RepairRow, rows};
use crate::door::Empty;
use domain::repair::Stage;
use kernel::Result;
use serde::Serialize;
use store::{Read, repair};
use ts_rs::TS;

/// One stage of the board; a count of 10,000 means that many or more.
#[derive(Debug, Serialize, TS)]
pub(crate) struct BoardColumn {
    stage: Stage,
    count: i64,
    rows: Vec<RepairRow>,
}

pub(crate) fn board(read: &Read<'_>, _: Empty) -> Result<Vec<BoardColumn>> {
    let stages = repair::board(read)?;
    let column =
        |of: repair::BoardStage| BoardColumn { stage: of.stage, count: of.count, rows: rows(read, of.lines) };
    Ok(stages.into_iter().map(column).collect())
}
