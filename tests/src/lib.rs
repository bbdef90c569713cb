//! The harness: shops in temporary folders, a clock and printers in the hand of the test, people signed in.

#![allow(clippy::panic, reason = "a harness fails the test that it serves")]

pub mod awaited;
mod bench;
mod clock;
mod dice;
mod fake_lan;
pub mod figures;
mod folder;
pub mod journeys;
mod keys;
pub mod lan;
mod life;
pub mod load;
pub mod looks;
mod orders;
pub mod pages;
mod paper;
mod people;
mod picture;
mod place;
mod printers;
mod ready;
mod roll;
mod screen;
mod shop;
pub mod staff;
mod started;
pub mod stock_room;
mod tray;
mod weather;
pub mod worked;

pub use clock::FakeClock;
pub use dice::Dice;
pub use fake_lan::{FakeDesk, FakeLan};
pub use folder::{
    Folder, copy_folder, database_of, disk_folder, files_below, memory_folder, past_the_store, print_of,
    prints_of, rows_of, voucher_of,
};
pub use life::labour;
pub use orders::corrected;
pub use paper::{codes_on, read_paper, squeezed};
pub use people::{faults, own_password};
pub use picture::{TAKEN_AT, photo, sign};
pub use place::{AnotherDesk, Place, PlainWindow, pss_kib};
pub use printers::FakePrinters;
pub use ready::quote_line;
pub use roll::{FakeRoll, RolledOut, picture, scanned};
pub use screen::{SOON, Screen, screens};
pub use shop::{BADGE, PASSWORD, TempShop, fonts, found_in, intake, machine, refused_to, shop_edit};
pub use staff::staffed_folder;
pub use started::{Started, family, until};
pub use tray::{Tray, must_be_sound, size_of, text_on};
pub use weather::{BadLine, Weather};
