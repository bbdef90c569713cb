//! The pages of the program as a person uses them, by keys alone.

mod bench;
mod counter;
mod entrance;
mod order;
mod settings;
mod store_room;

pub use bench::{Bench, Checklist, Quote};
pub use counter::{Counter, Intake, Writing};
pub use entrance::{FirstStart, Founding, SignIn};
pub use order::{Order, Preview};
pub use settings::{Backups, People, Trouble};
pub use store_room::StoreRoom;
