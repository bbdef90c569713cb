//! The pages of the program as a person uses them, by keys alone.

mod counter;
mod entrance;
mod order;
mod settings;

pub use counter::{Counter, Intake, Writing};
pub use entrance::{FirstStart, Founding, SignIn};
pub use order::{Order, Preview};
pub use settings::{Backups, People, Trouble};
