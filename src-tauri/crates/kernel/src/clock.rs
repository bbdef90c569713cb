use crate::Moment;
use std::time::{Duration, Instant};

/// The only source of time.
///
/// The wall clock of a shop PC jumps (a flat battery, a wrong zone, a careless hand); `ticks` does not,
/// so a jump shows as the difference between the two.
pub trait Clock: Send + Sync {
    /// What the wall clock says.
    fn now(&self) -> Moment;
    /// Time since some fixed instant, never going back.
    fn ticks(&self) -> Duration;
}

/// The PC's own clock.
#[derive(Debug)]
pub struct SystemClock {
    start: Instant,
}

impl SystemClock {
    /// Starts counting ticks.
    #[must_use]
    pub fn new() -> Self {
        Self { start: Instant::now() }
    }
}

impl Default for SystemClock {
    fn default() -> Self {
        Self::new()
    }
}

impl Clock for SystemClock {
    fn now(&self) -> Moment {
        #[expect(clippy::disallowed_methods, reason = "the one place that asks the PC for the time")]
        let now = chrono::Utc::now();
        Moment::from_millis(now.timestamp_millis()).unwrap_or(Moment::EPOCH)
    }

    fn ticks(&self) -> Duration {
        self.start.elapsed()
    }
}
