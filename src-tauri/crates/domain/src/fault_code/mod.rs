//! Causes and actions in codes, after the manner of IRIS (condition, symptom, section, defect, repair; `domain.md` 10.1):
//! the symptom stands in the catalogue, the cause is what was wrong with what, the action is what was done.

mod starter;

pub use starter::{StarterCode, starter_codes};

kernel::id!(
    /// A cause or an action.
    FaultCodeId
);

crate::closed_set! {
    /// Which of the two.
    Axis {
        /// 原因
        Cause = "cause",
        /// 措施
        Action = "action",
    }
}
