//! One file per paper: plain data in, a display list out.

pub mod job_card;
pub mod label;
pub mod outline;
pub mod receipt;
