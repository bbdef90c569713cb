//! The bench: who has which order, and how long they work on it.

mod assign;
pub(crate) mod clocks;
mod figures;
mod mine;

pub(crate) use assign::{assign, of_repair, set_priority, share};
pub(crate) use figures::{FindOverrides, LONGEST_PAGE, of_period, overrides};
pub(crate) use mine::mine;
