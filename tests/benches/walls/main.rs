//! What a day at the counter costs: saving, finding, opening a card, starting. `cargo bench -p tests`.
//!
//! Prints figures beside a floor taken in the same run (a raw append with fdatasync on the same disk); asserts nothing,
//! since machines differ. `XIUTAI_BENCH_ORDERS` sets how many orders are filled in (20 000).

mod counter;
mod figures;
mod start;

use figures::machine_kind;

fn main() {
    println!("{}", machine_kind());
    let orders = std::env::var("XIUTAI_BENCH_ORDERS").ok().and_then(|n| n.parse().ok()).unwrap_or(20_000);
    println!("{:44} {:>9} {:>9} {:>9}", "milliseconds", "p50", "p99", "max");
    let (floor, save) = counter::durable_saves();
    floor.print("raw 4 KiB append and fdatasync");
    save.print("save: repair.open, durable");
    println!(
        "{:44} {:>9.2} {:>9.2}          times the floor; {:+.2} ms at p50",
        "",
        save.p50() / floor.p50(),
        save.p99() / floor.p99(),
        save.p50() - floor.p50()
    );
    counter::saves_in_memory().print("the same in memory: without a disk");
    counter::finding(orders);
    start::cold_starts();
}
