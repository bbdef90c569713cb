//! The shop's database and files: one writer, a journal entry with every row, verified copies.
//!
//! Must never know: a transport, a right, a human language. The only crate that names rusqlite.

pub mod assignment;
mod backup;
pub mod catalogue;
mod change;
mod check;
pub mod checklist;
pub mod checkup;
pub mod close;
mod column;
pub mod condition;
pub mod customer;
mod data_folder;
pub mod debt;
pub mod device;
pub mod draft;
mod error;
pub mod fault_code;
pub mod figures;
pub mod file;
pub mod finding;
pub mod hand_over;
pub mod handing;
mod journal;
pub mod ledger;
pub mod log_entry;
pub mod message;
mod migrate;
pub mod note;
mod noun;
pub mod old_part;
mod open;
pub mod part;
pub mod passcode;
pub mod payment;
pub mod person;
pub mod photo;
pub mod place;
mod pool;
pub mod price;
pub mod print;
pub mod purchase;
pub mod quote;
mod read;
pub mod receipt;
pub mod reminder;
pub mod reorder;
pub mod repair;
pub mod repair_part;
mod request;
pub mod roll_printer;
mod search;
pub mod sending;
pub mod session;
pub mod settlement;
pub mod share;
pub mod shop;
mod sound;
pub mod stage;
pub mod step;
pub mod stock;
pub mod stock_figures;
pub mod stocktake;
pub mod supplier;
pub mod supplier_return;
pub mod support;
pub mod terminal;
pub mod terms;
pub mod view;
pub mod work;
mod writer;

pub use backup::{Backups, Inside, Made, Occasion};
pub use change::Change;
pub use check::{Checked, Finding, check};
pub use column::{Json, Sealed};
pub use data_folder::Place;
pub use error::StoreError;
pub use journal::{Entry, Kept, Side, Touch, end, entries, last_entry_at};
pub use read::Read;
pub use request::Request;
pub use writer::{By, Committed, Mode, Store};

/// For the tests that prepare every statement and look at its plan.
#[doc(hidden)]
pub mod inspection {
    pub use crate::migrate::{MIGRATIONS, fresh_in_memory};
    pub use crate::repair::every_list_statement;
    pub use crate::search::teach;
    pub use crate::writer::UNJOURNALED;
    pub use rusqlite;
}
