//! Condition sheets.

use crate::column::Json;
use crate::noun::noun;
use domain::condition::{Check, ConditionId, Mark};
use domain::repair::RepairId;

noun! {
    /// How a machine looked and what worked when it was taken in.
    Condition = "condition" {
        /// Its id.
        id: ConditionId,
        /// Whose intake.
        repair: RepairId,
        /// Marks on the outline.
        marks: Json<Vec<Mark>>,
        /// What was tried.
        checks: Json<Vec<Check>>,
    }
}
