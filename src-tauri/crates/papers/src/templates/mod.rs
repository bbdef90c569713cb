//! One file per paper: plain data in, a display list out.

mod frame;
mod grid;
pub mod job_card;
pub mod label;
mod look;
pub mod outline;
pub mod receipt;
