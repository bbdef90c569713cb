//! The words every layer shares: ids, moments, days, money, failures, the clock and the frozen form of
//! a journal entry.
//!
//! Must never know: SQL, files, transports, a human language, a repair.
#![warn(missing_docs)]

mod clock;
mod day;
mod failure;
mod id;
pub mod journal;
pub mod jpeg;
pub mod machine;
mod moment;
mod money;

pub use clock::{Clock, SystemClock};
pub use day::{Day, Zone};
pub use failure::{Code, Failure, FieldFault, Gate, Result};
pub use id::{RequestId, UnreadableId};
pub use moment::Moment;
pub use money::Money;

#[doc(hidden)]
pub mod reexport {
    pub use {serde, ts_rs, uuid};
}
