use kernel::{Clock, Moment};
use std::process::Command;
use std::sync::Mutex;
use std::time::Duration;

/// A clock that stands until a test moves it.
#[derive(Debug)]
pub struct FakeClock {
    state: Mutex<(Moment, Duration)>,
}

impl FakeClock {
    /// Stands at a moment, written `2026-11-21T06:02:03.004Z`.
    ///
    /// # Panics
    /// Where the text is no moment.
    pub fn at(text: &str) -> Self {
        let moment = Moment::read(text).unwrap_or_else(|| panic!("{text} is no moment"));
        Self { state: Mutex::new((moment, Duration::ZERO)) }
    }

    /// Lets time pass.
    pub fn pass(&self, time: Duration) {
        let mut state = self.state.lock().expect("no test panics while moving the clock");
        *state = (state.0.later(time), state.1 + time);
    }

    /// Sets the wall clock only, as a careless hand does.
    ///
    /// # Panics
    /// Where the text is no moment.
    pub fn set(&self, text: &str) {
        let moment = Moment::read(text).unwrap_or_else(|| panic!("{text} is no moment"));
        self.state.lock().expect("no test panics while moving the clock").0 = moment;
    }
}

impl Clock for FakeClock {
    fn now(&self) -> Moment {
        self.state.lock().expect("no test panics while moving the clock").0
    }

    fn ticks(&self) -> Duration {
        self.state.lock().expect("no test panics while moving the clock").1
    }
}

/// Lets a program, and whatever it starts, run by a clock that is whole days ahead of this PC's, or behind it. Only what the clock
/// on the wall says is moved: timers and ticks stay.
///
/// # Panics
/// Where `faketime` cannot be asked for its library.
pub(crate) fn run_ahead(command: &mut Command, days: i32) {
    if days == 0 {
        return;
    }
    // The library itself, without the command around it, which would stay as a parent and leave its files when killed.
    let asked = Command::new("faketime").args(["-m", "-f", "+0", "printenv", "LD_PRELOAD"]).output();
    let asked = asked.expect("faketime runs");
    let library = String::from_utf8_lossy(&asked.stdout);
    assert!(asked.status.success() && !library.trim().is_empty(), "faketime names no library");
    command
        .env("LD_PRELOAD", library.trim())
        .env("FAKETIME", format!("{days:+}d"))
        .env("FAKETIME_DONT_FAKE_MONOTONIC", "1");
}
