//! A shop after many years: a million orders with their journal. `cargo bench -p tests --bench million`.
//!
//! The shop is made once and kept under `target/million`. Searches, pages, saves and a start are measured on it, each
//! beside its floor or its alternative in the same run, with the file in the system's memory. What misses its figure is said at the end.
//! `XIUTAI_BENCH_ORDERS` sets how many orders there are (1,000,000).

mod bench;
mod fill;
mod measure;
mod people;
mod start;

use measure::Open;
use std::fs::File;
use std::path::Path;

fn main() {
    println!("{}", tests::figures::machine_kind());
    let said = std::env::var("XIUTAI_BENCH_ORDERS").ok().and_then(|n| n.parse().ok());
    let orders = said.unwrap_or(1_000_000);
    let folder = fill::made(orders);
    let open = Open::shop(&folder, orders);
    open.settle();
    in_memory(&folder);
    println!("{:44} {:>9} {:>9} {:>9}", "milliseconds", "p50", "p99", "max");
    let mut missed = measure::searches(&open);
    measure::scans(&open);
    missed.extend(measure::pages(&open));
    missed.extend(bench::looks(&open));
    missed.extend(measure::intakes(&open, &folder));
    open.close();
    missed.extend(start::starts(&folder));
    // Copies of a large shop are large, too.
    std::fs::remove_dir_all(folder.join("backups")).expect("they were made");
    if missed.is_empty() {
        println!("every figure is within what it should be");
    } else {
        println!("missed:\n  {}", missed.join("\n  "));
    }
}

/// Reads the shop once, so that the system has it in memory as after a day's work: disks differ too much to compare.
fn in_memory(folder: &Path) {
    let mut file = File::open(tests::database_of(folder)).expect("a shop");
    std::io::copy(&mut file, &mut std::io::sink()).expect("read");
}
