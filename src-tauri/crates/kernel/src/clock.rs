use crate::Moment;
use std::time::Duration;

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
    start: Duration,
}

impl SystemClock {
    /// Starts counting ticks.
    #[must_use]
    pub fn new() -> Self {
        Self { start: since_boot() }
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
        since_boot().saturating_sub(self.start)
    }
}

/// Time that goes on while the PC sleeps: a night's sleep is no jump of the clock.
#[cfg(target_os = "linux")]
fn since_boot() -> Duration {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::Boottime);
    let seconds = u64::try_from(time.tv_sec).unwrap_or(0);
    Duration::new(seconds, u32::try_from(time.tv_nsec).unwrap_or(0))
}

#[cfg(not(target_os = "linux"))]
fn since_boot() -> Duration {
    static FIRST: std::sync::OnceLock<std::time::Instant> = std::sync::OnceLock::new();
    FIRST.get_or_init(std::time::Instant::now).elapsed()
}
