use std::time::{Duration, Instant};

/// How long something took, many times.
pub struct Figures {
    sorted: Vec<Duration>,
}

impl Figures {
    /// Takes the time of each of some rounds.
    pub fn of(rounds: u32, mut round: impl FnMut(u32)) -> Self {
        let rounds = (0..rounds).map(|i| {
            let start = Instant::now();
            round(i);
            start.elapsed()
        });
        Self::from(rounds.collect())
    }

    /// Of what was taken already; once at least.
    pub fn from(mut sorted: Vec<Duration>) -> Self {
        sorted.sort_unstable();
        Self { sorted }
    }

    /// The median, in milliseconds.
    pub fn p50(&self) -> f64 {
        self.at(50)
    }

    /// What 99 of a hundred stay within, in milliseconds.
    pub fn p99(&self) -> f64 {
        self.at(99)
    }

    /// The worst, in milliseconds.
    pub fn max(&self) -> f64 {
        self.at(100)
    }

    /// Milliseconds that so many of a hundred rounds stay within.
    fn at(&self, of_hundred: usize) -> f64 {
        let last = self.sorted.len() - 1;
        self.sorted[last * of_hundred / 100].as_secs_f64() * 1_000.0
    }

    /// One line: median, 99th of a hundred, worst.
    pub fn print(&self, what: &str) {
        println!("{what:44} {:>9.3} {:>9.3} {:>9.3}", self.p50(), self.p99(), self.max());
    }
}

/// Cores, memory and system, as far as they can be told.
pub fn machine_kind() -> String {
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    let memory = std::fs::read_to_string("/proc/meminfo").unwrap_or_default();
    let kib = memory
        .lines()
        .find_map(|line| line.strip_prefix("MemTotal:")?.split_whitespace().next()?.parse().ok());
    let gib = kib.map_or(0, |kib: u64| kib / (1 << 20));
    let processor = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let processor = processor.lines().find_map(|line| line.strip_prefix("model name")?.split(": ").nth(1));
    format!(
        "machine: {cores} cores ({}), {gib} GiB, {} {}",
        processor.unwrap_or("unknown"),
        std::env::consts::OS,
        std::env::consts::ARCH
    )
}
