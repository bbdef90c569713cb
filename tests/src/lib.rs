//! The harness: shops in temporary folders, a clock and printers in the hand of the test, people signed in.

mod clock;
mod printers;
mod shop;

pub use clock::FakeClock;
pub use printers::FakePrinters;
pub use shop::{BADGE, PASSWORD, TempShop, fonts, intake, machine, memory_folder, refused_to};
