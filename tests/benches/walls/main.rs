//! What a day at the counter costs: saving, opening a card, its paper, starting. `cargo bench -p tests`.
//!
//! Prints figures beside a floor taken in the same run (a raw append with fdatasync on the same disk); asserts nothing,
//! since machines differ. `million` measures a shop after many years.

mod counter;
mod start;

use tests::figures::machine_kind;

fn main() {
    println!("{}", machine_kind());
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
    counter::papers();
    start::cold_starts();
}
