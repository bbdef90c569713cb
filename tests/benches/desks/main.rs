//! Many desks at once on one shop. `cargo bench -p tests --bench desks`.
//!
//! 32 desks with 1,000 changes each, on a disk, must lose nothing, do nothing twice and add up to the fen: once through
//! the door of one process, and once more as 32 desk programs, each with a certificate of its own, over TLS to the
//! program as it was built beside this one. What they took is printed beside 32 threads with a connection of their own
//! to SQLite, which write as many rows of as many bytes in the same run. What misses its figure is said at the end;
//! nothing is asserted of times, since machines differ. `XIUTAI_BENCH_ACTS` sets how many changes each desk makes,
//! `DESKS=door` or `DESKS=tls` has only one of the two ways gone.

mod own;

use std::time::Duration;
use tests::figures::{Figures, machine_kind};
use tests::lan::LanHost;
use tests::load::{Load, Way, Work, Worked, work, work_at_many_desks};
use tests::{TempShop, disk_folder, found_in};

/// What a save may take (ms) and how many a second there should be.
const P99: f64 = 100.0;
const MAX: f64 = 500.0;
const A_SECOND: f64 = 1_000.0;

fn main() {
    println!("{}", machine_kind());
    let said = std::env::var("XIUTAI_BENCH_ACTS").ok().and_then(|n| n.parse().ok());
    let load = Load { desks: 32, sessions: 32, acts: said.unwrap_or(1_000) };
    let only = std::env::var("DESKS").ok();
    let is_asked = |way: &str| only.as_deref().is_none_or(|only| only == way);
    println!("{:44} {:>9} {:>9} {:>9} {:>9}", "milliseconds", "p50", "p99", "max", "a second");
    let mut ways = Vec::new();
    if is_asked("door") {
        let shop = TempShop::in_folder(disk_folder());
        ways.push(("32 desks through the door, saves", work_at_many_desks(&shop, load)));
    }
    if is_asked("tls") {
        ways.push(("32 desks over TLS, saves", over_tls(load)));
    }
    let (_, first) = ways.first().expect("DESKS is door or tls");
    let (rows, bytes) = (first.rows_of_a_change, first.bytes_of_a_row);
    let missed: Vec<String> = ways.into_iter().flat_map(|(what, worked)| told(what, worked)).collect();
    let own = own::connections(load.desks, load.acts.min(100), (rows, bytes));
    line("32 connections of their own, the same rows", own.saves, own.took);
    println!("a change left {rows} rows of {bytes} bytes on average; 0 lost, 0 doubled, every sum exact");
    if missed.is_empty() {
        println!("every figure is within what it should be");
    } else {
        println!("missed: {}", missed.join("; "));
    }
}

/// The same work at desks of the network, each with a certificate, a session and a connection of its own.
fn over_tls(Load { desks, acts, .. }: Load) -> Worked {
    let folder = disk_folder();
    found_in(folder.path());
    let host = LanHost::serving(folder, "127.0.0.1:0");
    let ways = (1..=desks).map(|i| Box::new(host.manned(&format!("工位 {i}"))) as Box<dyn Way>).collect();
    let forever = Duration::from_secs(60 * 60);
    work(host.folder.path(), ways, Work { acts, within: forever }, || {})
}

/// Prints how it went, and answers which figures it missed.
fn told(what: &str, worked: Worked) -> Vec<String> {
    let (figures, rate) = line(what, worked.saves, worked.took);
    let missed = [
        (figures.p99() > P99, "p99"),
        (figures.max() > MAX, "max"),
        (rate < A_SECOND, "durable transactions a second"),
    ];
    let missed = missed.iter().filter(|(missed, _)| *missed);
    missed.map(|(_, figure)| format!("{figure} of “{what}”")).collect()
}

fn line(what: &str, saves: Vec<Duration>, took: Duration) -> (Figures, f64) {
    let count = u32::try_from(saves.len()).expect("few");
    let (figures, rate) = (Figures::from(saves), f64::from(count) / took.as_secs_f64());
    println!("{what:44} {:>9.2} {:>9.2} {:>9.2} {rate:>9.0}", figures.p50(), figures.p99(), figures.max());
    (figures, rate)
}
