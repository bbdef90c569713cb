//! One file per paper: plain data in, a display list out.

pub mod close;
mod frame;
mod grid;
pub mod job_card;
pub mod label;
mod look;
pub mod notice;
pub mod order;
pub mod outline;
pub mod quote;
pub mod receipt;
pub mod report;
mod roll;
pub mod settlement;
pub mod stock_label;
pub mod supplier_sheet;
pub mod voucher;
