use kernel::{Clock, Moment};
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
