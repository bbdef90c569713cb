//! Many desks at once on one shop. `cargo bench -p tests --bench desks`.
//!
//! 32 desks with 1,000 changes each, through the door and on a disk, must lose nothing, do nothing twice and add up to
//! the fen; what they took is printed beside 32 threads with a connection of their own to SQLite, which write as many
//! rows of as many bytes in the same run. What misses its figure is said at the end; nothing is asserted of times, since
//! machines differ. `XIUTAI_BENCH_ACTS` sets how many changes each desk makes.

mod own;

use std::time::Duration;
use tests::figures::{Figures, machine_kind};
use tests::load::{Load, work_at_many_desks};
use tests::{TempShop, disk_folder};

/// What a save may take (ms) and how many a second there should be.
const P99: f64 = 100.0;
const MAX: f64 = 500.0;
const A_SECOND: f64 = 1_000.0;

fn main() {
    println!("{}", machine_kind());
    let said = std::env::var("XIUTAI_BENCH_ACTS").ok().and_then(|n| n.parse().ok());
    let load = Load { desks: 32, sessions: 32, acts: said.unwrap_or(1_000) };
    let shop = TempShop::in_folder(disk_folder());
    println!("{:44} {:>9} {:>9} {:>9} {:>9}", "milliseconds", "p50", "p99", "max", "a second");
    let worked = work_at_many_desks(&shop, load);
    let (rows, bytes) = (worked.rows_of_a_change, worked.bytes_of_a_row);
    let (figures, rate) = told("32 desks through the door, saves", worked.saves, worked.took);
    let own = own::connections(load.desks, load.acts.min(100), (rows, bytes));
    told("32 connections of their own, the same rows", own.saves, own.took);
    println!("a change left {rows} rows of {bytes} bytes on average; 0 lost, 0 doubled, every sum exact");
    let missed = [
        (figures.p99() > P99, "p99"),
        (figures.max() > MAX, "max"),
        (rate < A_SECOND, "durable transactions a second"),
    ];
    let missed: Vec<&str> = missed.iter().filter(|(missed, _)| *missed).map(|(_, what)| *what).collect();
    if missed.is_empty() {
        println!("every figure is within what it should be");
    } else {
        println!("missed: {}", missed.join(", "));
    }
}

fn told(what: &str, saves: Vec<Duration>, took: Duration) -> (Figures, f64) {
    let count = u32::try_from(saves.len()).expect("few");
    let (figures, rate) = (Figures::from(saves), f64::from(count) / took.as_secs_f64());
    println!("{what:44} {:>9.2} {:>9.2} {:>9.2} {rate:>9.0}", figures.p50(), figures.p99(), figures.max());
    (figures, rate)
}
