//! The one door: every act of the program is a command in one list, and both transports call it here.
//!
//! Must never know: Tauri, HTTP, SQL, a human language.

mod backup;
mod bench;
mod catalogue;
pub mod check;
mod checklist;
mod checkup;
pub mod commands;
mod customer;
mod daily;
pub mod demo;
mod device;
mod door;
mod draft;
mod event;
mod fault_code;
mod finding;
mod hand_over;
mod id;
mod log_entry;
mod moving;
mod note;
mod once;
mod paper;
mod passcode;
mod payment;
mod person;
mod photo;
mod price;
mod printer;
mod quote;
pub mod registry;
mod repair;
pub mod rights;
mod roll;
mod sealing;
mod second_person;
mod secrets;
mod sending;
mod session;
mod settlement;
mod shop;
mod signature;
mod stage;
mod station;
mod support;
mod terms;
mod types;
mod view;

pub use event::Event;
pub use registry::{Caller, Commands};
pub use second_person::must_be_second;
pub use session::SessionKey;
pub use station::{Desk, Machine, Paper, Staged};
