//! A stretch of civil days, as figures are asked for.

use domain::faults::{Fault, Faults};
use kernel::{Day, Result};
use serde::Deserialize;
use ts_rs::TS;

/// From one day to another, both included.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct Period {
    pub(crate) from: Day,
    pub(crate) to: Day,
}

/// The longest that is looked at, in days.
const LONGEST: i64 = 366;

impl Period {
    /// Its first and last day: in their order, and no further apart than a year.
    pub(crate) fn checked(self) -> Result<(Day, Day)> {
        let mut faults = Faults::new();
        let days = self.to.days_since(self.from);
        let span = if (0..=LONGEST).contains(&days) { Ok(()) } else { Err(Fault::new("field.bad_span")) };
        faults.take("to", span);
        faults.refuse("figures.invalid")?;
        Ok((self.from, self.to))
    }
}
