//! A stretch of civil days, as figures are asked for.

use kernel::Day;
use serde::Deserialize;
use ts_rs::TS;

/// From one day to another, both included.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct Period {
    pub(crate) from: Day,
    pub(crate) to: Day,
}
